using Gengo;
using GengoBot.Text;
using static GengoBot.Commands.ReferenceSyntax;

namespace GengoBot.Commands;

/// <summary>Reads what a command is about: a job, its revisions, <c>all</c>, or a span of time.</summary>
internal static class ReferenceReader
{
    private const string AllWord = "all";

    /// <summary>
    /// Reads the job, and the revisions where the verb takes them. A single number is always the job: a revision cannot be named alone. A
    /// pair alone (<c>2..3</c>) leaves the job to the thread. Before a free text, a word that is no number belongs to the text.
    /// </summary>
    /// <returns>Null where nothing is wrong with it.</returns>
    public static (Mistake Mistake, Word Word)? Read(Verb verb, ref WordReader words, ref Command command)
    {
        var end = verb.FreeText ? ':' : ' ';
        var ahead = words;

        if (ahead.Next(end) is not { } word)
        {
            return null;
        }

        if (IsJobWord(word.Text) && ahead.Peek(end) is { } number && NumberIn(Parts(number.Text).Job) != NumberKind.None)
        {
            ahead.Next(end);
            word = number;
        }

        var text = verb.FreeText ? word.Text : Unpunctuated(word.Text);

        if (verb.Takes == Takes.RevisionPair && Pair(text) is { } pair)
        {
            words = ahead;
            return Revisions(pair, word, ref command);
        }

        if (verb.Takes == Takes.JobOrAll && text.Equals(AllWord, StringComparison.OrdinalIgnoreCase))
        {
            command = command with { All = true };
            words = ahead;
            return null;
        }

        if (verb.Takes == Takes.JobOrTime && Durations.Read(text) is { } span)
        {
            command = command with { Time = span };
            words = ahead;
            return null;
        }

        var hasRevisions = verb.Takes is Takes.Revision or Takes.RevisionPair;
        var (job, revision) = hasRevisions ? Parts(text) : (text, null);
        var kind = NumberIn(job);

        // "10:30" is a time and not job 10.
        if (verb.FreeText && (kind == NumberKind.None || IsClock(ahead)))
        {
            return null;
        }

        if (kind != NumberKind.Good || !JobId.TryParse(job.TrimStart('#'), out var id))
        {
            return (kind == NumberKind.None ? MistakeOf(verb.Takes) : Mistake.JobNumber, word);
        }

        command = command with { Job = id };
        words = ahead;

        if (revision is not null)
        {
            var revisions = verb.Takes == Takes.RevisionPair ? Pair(revision) : null;
            return Revisions(revisions ?? (revision, null), word, ref command);
        }

        if (verb.Takes == Takes.JobOrTime)
        {
            ReadTime(ref words, ref command);
        }

        return hasRevisions ? ReadRevisions(verb, ref words, ref command) : null;
    }

    private static bool IsClock(WordReader words) => words.Take(':') && words.Peek() is { Text: [>= '0' and <= '9', ..] };

    /// <summary>What is wrong with a word where a number may stand.</summary>
    private static Mistake MistakeOf(Takes takes) => takes switch
    {
        Takes.JobOrAll => Mistake.JobOrAll,
        Takes.JobOrTime => Mistake.JobOrTime,
        _ => Mistake.JobNumber,
    };

    private static void ReadTime(ref WordReader words, ref Command command)
    {
        if (words.Peek() is { } word && Durations.Read(Unpunctuated(word.Text)) is { } span)
        {
            words.Next();
            command = command with { Time = span };
        }
    }

    /// <summary>Reads revisions written apart from the job: <c>42 3</c>, <c>42 2..3</c>, <c>42 2 3</c>.</summary>
    private static (Mistake Mistake, Word Word)? ReadRevisions(Verb verb, ref WordReader words, ref Command command)
    {
        if (words.Peek() is not { } word || OptionReader.NameIn(verb, word.Text) is not null)
        {
            return null;
        }

        words.Next();
        var text = Unpunctuated(word.Text);

        if (verb.Takes != Takes.RevisionPair)
        {
            return Revisions((text, null), word, ref command);
        }

        if (Pair(text) is { } pair)
        {
            return Revisions(pair, word, ref command);
        }

        if (words.Peek() is not { } other || OptionReader.NameIn(verb, other.Text) is not null)
        {
            return Revisions((text, null), word, ref command);
        }

        words.Next();
        return Revisions((text, Unpunctuated(other.Text)), NumberIn(text) == NumberKind.Good ? other : word, ref command);
    }

    private static (Mistake Mistake, Word Word)? Revisions((string First, string? Second) pair, Word word, ref Command command)
    {
        // A revision's number has the same bounds as a job's.
        JobId second = default;

        if (!JobId.TryParse(pair.First, out var first) || (pair.Second is not null && !JobId.TryParse(pair.Second, out second)))
        {
            return (Mistake.RevisionNumber, word);
        }

        command = pair.Second is null
            ? command with { Revision = first.Value }
            : command with { Revision = Math.Min(first.Value, second.Value), OtherRevision = Math.Max(first.Value, second.Value) };
        return null;
    }
}
