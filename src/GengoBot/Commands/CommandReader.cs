using System.Globalization;
using GengoBot.Cards;
using GengoBot.Text;
using static GengoBot.Commands.ReferenceSyntax;

namespace GengoBot.Commands;

/// <summary>
/// Reads what a person typed as a command, by the rules of docs/commands.md#how-text-is-read. It does not ask whether the person may, or
/// whether the job exists. Its time is linear in the length of the text.
/// </summary>
internal sealed class CommandReader
{
    private const string JobVerb = "job";
    private const string RevisionVerb = "revision";
    private const int MaxShownWordLength = 64;

    private static readonly HashSet<string> Greetings = new(["hi", "hello"], StringComparer.OrdinalIgnoreCase);

    private readonly CommandSuggester _suggester;
    private readonly Dictionary<string, Verb> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Verb> _aliases = new(StringComparer.OrdinalIgnoreCase);

    public CommandReader(IReadOnlyList<Verb> vocabulary)
    {
        _suggester = new CommandSuggester(vocabulary);

        foreach (var verb in vocabulary)
        {
            _names.TryAdd(verb.Name, verb);

            foreach (var alias in verb.Aliases)
            {
                _aliases.TryAdd(alias, verb);
            }
        }
    }

    /// <param name="holdsEntities">Whether an <c>&amp;amp;</c> in the command stands for another character.</param>
    public CommandReading Read(string typed, bool holdsEntities)
    {
        var words = new WordReader(typed, holdsEntities);

        if (words.Peek() is not { } first)
        {
            return new CommandReading.Nothing();
        }

        if (ReferenceAlone(first.Text, words) is { } verb)
        {
            return Arguments(verb, words);
        }

        // "comment:text" has no space behind its verb.
        var head = words.Next(':')?.Text ?? "";
        var name = VerbOf(head);
        var alone = words.Peek() is null;

        if (alone && (name.Length == 0 || Greetings.Contains(name)))
        {
            return new CommandReading.Nothing();
        }

        if ((Find(name, words) ?? Find(head, words)) is { } known)
        {
            return Arguments(known, words);
        }

        return Greetings.Contains(name)
            ? new CommandReading.Nothing()
            : new CommandReading.Unknown(Shown(head.Length == 0 ? first.Text : head), Meant(name, words));
    }

    /// <summary>A job number alone asks for the job, <c>42@3</c> for the revision.</summary>
    private Verb? ReferenceAlone(string word, WordReader words)
    {
        words.Next();

        if (words.Peek() is { } second && !second.Text.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var (job, revision) = Parts(word);
        return NumberIn(job) == NumberKind.None ? null : _names.GetValueOrDefault(revision is null ? JobVerb : RevisionVerb);
    }

    private static string VerbOf(string word)
    {
        var name = word.AsSpan().TrimStart("/!.");

        while (name is [.., var last] && char.IsPunctuation(last))
        {
            name = name[..^1];
        }

        return name.ToString();
    }

    /// <summary>
    /// A word can be one verb's name and another's alias: <c>status 42</c> shows the job, <c>status</c> alone the bot's own state.
    /// </summary>
    private Verb? Find(string word, WordReader words)
    {
        var named = _names.GetValueOrDefault(word);
        var alias = _aliases.GetValueOrDefault(word);
        return named is null || (alias is not null && ReferenceFollows(words)) ? alias : named;
    }

    private static bool ReferenceFollows(WordReader words) =>
        words.Peek() is { } next && (IsJobWord(next.Text) || NumberIn(Unpunctuated(next.Text)) != NumberKind.None);

    private Command? Meant(string word, WordReader words)
    {
        if (_suggester.Nearest(word) is not { } verb)
        {
            return null;
        }

        var command = Arguments(verb, words) switch
        {
            CommandReading.Understood understood => understood.Command,
            CommandReading.Wrong wrong => wrong.SoFar,
            _ => new Command(verb.Name),
        };

        // A command that acts at once must be typed, never guessed.
        return command with { Options = command.Options.Where(option => option.Key != CardFields.Confirm).ToDictionary() };
    }

    /// <summary>Reads what follows a verb: the reference, the options, the free text.</summary>
    private static CommandReading Arguments(Verb verb, WordReader words)
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
            if (OptionReader.NameIn(verb, word.Text) is { } name)
            {
                // Before a free text, a number after an option may be the text's first word.
                expectsReference &= !verb.FreeText;

                if (OptionReader.Read(verb, name, ref words, options) is { } mistake)
                {
                    var nearest = mistake == Mistake.UnknownOption ? CommandSuggester.NearestOption(verb, name) : null;
                    return Wrong(mistake, word, nearest);
                }
            }
            else if (expectsReference)
            {
                expectsReference = false;

                if (ReferenceReader.Read(verb, ref words, ref command) is var (mistake, wrong))
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

    /// <summary>Shortens a word for a sentence about it.</summary>
    private static string Shown(string word)
    {
        if (word.Length <= MaxShownWordLength)
        {
            return word;
        }

        var length = 0;

        while (StringInfo.GetNextTextElementLength(word.AsSpan(length)) is var next && length + next <= MaxShownWordLength)
        {
            length += next;
        }

        return word[..Math.Max(length, 1)];
    }
}
