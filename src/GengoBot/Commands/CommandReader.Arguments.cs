namespace GengoBot.Commands;

internal sealed partial class CommandReader
{
    private static readonly char[] Dashes = ['-', '\u2013', '\u2014', '\u2015'];

    /// <summary>Reads what follows a verb: the reference, the options, the free text.</summary>
    private static CommandReading Arguments(Verb verb, Words words)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var command = new Command(verb.Name) { Options = options };
        var expectsReference = verb.Takes != Takes.Nothing;
        words.BreakEnds = verb.FreeText;

        if (words.TakeColon(beforeDigits: true) && verb.FreeText)
        {
            return new CommandReading.Understood(command with { Text = words.Rest() });
        }

        while (words.Peek() is { } word)
        {
            if (OptionName(verb, word.Text) is { } name)
            {
                // In front of a free text a number after an option would as well be the text's first word.
                expectsReference &= !verb.FreeText;

                if (ReadOption(verb, name, ref words, options) is { } mistake)
                {
                    var nearest = mistake == Mistake.UnknownOption ? NearestOption(verb, name) : null;
                    return Wrong(mistake, word, nearest);
                }
            }
            else if (expectsReference)
            {
                expectsReference = false;

                if (ReadReference(verb, ref words, ref command) is var (mistake, wrong))
                {
                    return Wrong(mistake, wrong, null);
                }
            }
            else
            {
                break;
            }

            if (verb.FreeText && words.TakeColon())
            {
                break;
            }
        }

        if (verb.FreeText)
        {
            command = command with { Text = words.Rest() };
        }
        else if (verb.Writes && words.Peek() is { } unexpected)
        {
            return Wrong(Mistake.UnexpectedText, unexpected, null);
        }

        return new CommandReading.Understood(command);

        CommandReading.Wrong Wrong(Mistake mistake, Word word, string? nearest) =>
            new(mistake, Shown(word.Text), command with { Text = words.From(word.Start) }, nearest);
    }

    /// <summary>The name in <c>--name</c> or <c>--name=value</c>, or behind the long dash that a phone makes of two.</summary>
    private static string? OptionName(Verb verb, string word)
    {
        var rest = word.TrimStart(Dashes);
        var typedAsDashes = word.StartsWith("--", StringComparison.Ordinal) && word.Length - rest.Length == 2;
        var madeByPhone = word.Length > rest.Length && word[0] != '-';

        if (!(typedAsDashes || madeByPhone) || rest.Length == 0 || !char.IsLetter(rest[0]))
        {
            return null;
        }

        var name = rest.Split('=', 2)[0];

        // Speech in many languages begins with such a dash: a free text may.
        var isSpeech = madeByPhone && verb.FreeText && !verb.Options.Any(option => Distance(name, option.Name) <= Tolerated(name));
        return isSpeech ? null : name;
    }

    private static Mistake? ReadOption(Verb verb, string name, ref Words words, Dictionary<string, string> options)
    {
        var option = verb.Options.FirstOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        if (option is null && verb.Writes)
        {
            return Mistake.UnknownOption;
        }

        words.Next('=');
        var value = "";

        if (words.Take('='))
        {
            if (option is { TakesValue: false })
            {
                return Mistake.OptionTakesNoValue;
            }

            if (words.AtSpace())
            {
                return option is null ? null : Mistake.OptionNeedsValue;
            }

            value = words.Quoted() ?? words.Next()?.Text ?? "";
        }
        else if (option is { TakesValue: true })
        {
            if (words.Peek() is not { } next || OptionName(verb, next.Text) is not null)
            {
                return Mistake.OptionNeedsValue;
            }

            value = words.Quoted() ?? words.Next()?.Text ?? "";
        }

        if (option is not null)
        {
            options[option.Name] = value;
        }

        return null;
    }
}
