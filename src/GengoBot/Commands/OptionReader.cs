using GengoBot.Text;

namespace GengoBot.Commands;

/// <summary>Reads the options of a command: <c>--rating 5</c>, <c>--public</c>.</summary>
internal static class OptionReader
{
    private static readonly char[] Dashes = ['-', '\u2013', '\u2014', '\u2015'];

    /// <summary>
    /// The name in <c>--name</c> or <c>--name=value</c>. A phone may have turned the two dashes into a long one.
    /// </summary>
    /// <returns>Null where the word is no option.</returns>
    public static string? NameIn(Verb verb, string word)
    {
        var rest = word.TrimStart(Dashes);
        var typedAsDashes = word.StartsWith("--", StringComparison.Ordinal) && word.Length - rest.Length == 2;
        var madeByPhone = word.Length > rest.Length && word[0] != '-';

        if (!(typedAsDashes || madeByPhone) || rest.Length == 0 || !char.IsLetter(rest[0]))
        {
            return null;
        }

        var name = rest.Split('=', 2)[0];

        // A long dash begins speech in many languages, so a free text may begin with one.
        var isSpeech = madeByPhone && verb.FreeText && !CommandSuggester.IsNearOption(verb, name);
        return isSpeech ? null : name;
    }

    /// <summary>Reads an option and its value.</summary>
    /// <returns>Null where nothing is wrong with it.</returns>
    public static Mistake? Read(Verb verb, string name, ref WordReader words, Dictionary<string, string> options)
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
            if (words.Peek() is not { } next || NameIn(verb, next.Text) is not null)
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
