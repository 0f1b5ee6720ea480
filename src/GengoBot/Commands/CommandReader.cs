using System.Globalization;
using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Somebody named in a message, as its entity says: the id, the words that stand in the text, the plain name.</summary>
internal sealed record TextMention(string? Id, string? Text, string? Name);

/// <summary>
/// Makes a command of what a person typed, by product.md, "Reading what people type". It only reads: whether the person may, and
/// whether the job exists, is for others. All of it takes time in proportion to the text.
/// </summary>
internal sealed partial class CommandReader
{
    private const string JobVerb = "job";
    private const string RevisionVerb = "revision";
    private const int LongestShownWord = 64;

    private static readonly HashSet<string> Greetings = new(["hi", "hello"], StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyList<Verb> _vocabulary;
    private readonly Dictionary<string, Verb> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Verb> _aliases = new(StringComparer.OrdinalIgnoreCase);

    public CommandReader(IReadOnlyList<Verb> vocabulary)
    {
        _vocabulary = vocabulary;

        foreach (var verb in vocabulary)
        {
            _names.TryAdd(verb.Name, verb);

            foreach (var alias in verb.Aliases)
            {
                _aliases.TryAdd(alias, verb);
            }
        }
    }

    public CommandReading Read(string? text, string? textFormat, IReadOnlyList<TextMention> mentions, string? botId)
    {
        // The activity schema takes a missing format for plain.
        var markup = textFormat is not (null or "") && !textFormat.Equals("plain", StringComparison.OrdinalIgnoreCase);
        var typed = NameMentions(text ?? "", markup, mentions, botId);
        var words = new Words(markup ? BreakLines(typed) : typed, markup);

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

    /// <summary>A job number by itself asks for the job, <c>42@3</c> for the revision.</summary>
    private Verb? ReferenceAlone(string word, Words words)
    {
        words.Next();

        if (words.Peek() is { } second && !second.Text.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var (job, revision) = Parts(word);
        return NumberIn(job) == Number.None ? null : _names.GetValueOrDefault(revision is null ? JobVerb : RevisionVerb);
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
    /// A word can be one verb's name and another one's alias: <c>status 42</c> is the job, <c>status</c> alone the bot's own state.
    /// </summary>
    private Verb? Find(string word, Words words)
    {
        var named = _names.GetValueOrDefault(word);
        var alias = _aliases.GetValueOrDefault(word);
        return named is null || (alias is not null && ReferenceFollows(words)) ? alias : named;
    }

    private static bool ReferenceFollows(Words words) =>
        words.Peek() is { } next && (IsJobWord(next.Text) || NumberIn(Unpunctuated(next.Text)) != Number.None);

    private Command? Meant(string word, Words words)
    {
        if (Nearest(word) is not { } verb)
        {
            return null;
        }

        var command = Arguments(verb, words) switch
        {
            CommandReading.Understood understood => understood.Command,
            CommandReading.Wrong wrong => wrong.SoFar,
            _ => new Command(verb.Name),
        };

        // What acts at once is typed, never guessed.
        return command with { Options = command.Options.Where(option => option.Key != CardFields.Confirm).ToDictionary() };
    }

    /// <summary>The beginning of a word, for a sentence about it.</summary>
    private static string Shown(string word)
    {
        if (word.Length <= LongestShownWord)
        {
            return word;
        }

        var length = 0;

        while (StringInfo.GetNextTextElementLength(word.AsSpan(length)) is var next && length + next <= LongestShownWord)
        {
            length += next;
        }

        return word[..Math.Max(length, 1)];
    }
}
