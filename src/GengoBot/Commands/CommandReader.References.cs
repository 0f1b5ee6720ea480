using System.Buffers;
using Gengo;

namespace GengoBot.Commands;

internal sealed partial class CommandReader
{
    private const string AllWord = "all";

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    private enum Number
    {
        /// <summary>Some other word.</summary>
        None,

        /// <summary>1 to 2^63-1.</summary>
        Good,

        /// <summary>Meant as a number, but none that Gengo gives: 0, -1, 4.5, #abc.</summary>
        Bad,
    }

    /// <summary>
    /// Reads the job, and where the verb takes them the revisions. One number is always the job: a revision alone cannot be named. A pair
    /// alone (<c>2..3</c>) leaves the job to the thread. Before a free text, a word that is no number belongs to the text.
    /// </summary>
    private static (Mistake Mistake, Word Word)? ReadReference(Verb verb, ref Words words, ref Command command)
    {
        var end = verb.FreeText ? ':' : ' ';
        var ahead = words;

        if (ahead.Next(end) is not { } word)
        {
            return null;
        }

        if (IsJobWord(word.Text) && ahead.Peek(end) is { } number && NumberIn(Parts(number.Text).Job) != Number.None)
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
        if (verb.FreeText && (kind == Number.None || IsClock(ahead)))
        {
            return null;
        }

        if (kind != Number.Good || !JobId.TryParse(job.TrimStart('#'), out var id))
        {
            return (kind == Number.None ? MistakeOf(verb.Takes) : Mistake.JobNumber, word);
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

    /// <summary>What is wrong with a word that is no number, where one may stand.</summary>
    private static Mistake MistakeOf(Takes takes) => takes switch
    {
        Takes.JobOrAll => Mistake.JobOrAll,
        Takes.JobOrTime => Mistake.JobOrTime,
        _ => Mistake.JobNumber,
    };

    private static void ReadTime(ref Words words, ref Command command)
    {
        if (words.Peek() is { } word && Durations.Read(Unpunctuated(word.Text)) is { } span)
        {
            words.Next();
            command = command with { Time = span };
        }
    }

    /// <summary>Reads the revisions where they are words of their own: <c>42 3</c>, <c>42 2..3</c>, <c>42 2 3</c>.</summary>
    private static (Mistake Mistake, Word Word)? ReadRevisions(Verb verb, ref Words words, ref Command command)
    {
        if (words.Peek() is not { } word || OptionName(verb, word.Text) is not null)
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

        if (words.Peek() is not { } other || OptionName(verb, other.Text) is not null)
        {
            return Revisions((text, null), word, ref command);
        }

        words.Next();
        return Revisions((text, Unpunctuated(other.Text)), NumberIn(text) == Number.Good ? other : word, ref command);
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

    /// <summary><c>42@3</c> and <c>42/3</c> are a job and its revision.</summary>
    private static (string Job, string? Revision) Parts(string word)
    {
        word = Unpunctuated(word);
        var at = word.AsSpan().IndexOfAny('@', '/');
        return at < 0 ? (word, null) : (word[..at], word[(at + 1)..]);
    }

    /// <summary><c>2..3</c>, <c>2-3</c>, and what phones make of them. Nothing if it does not begin with a number.</summary>
    private static (string First, string? Second)? Pair(string word)
    {
        const string Signs = ".\u2026-\u2013\u2014";
        var start = word.AsSpan().IndexOfAny(Signs);

        if (start < 1)
        {
            return null;
        }

        var second = word.AsSpan(start).TrimStart(Signs);
        var sign = word.AsSpan(start, word.Length - start - second.Length);
        var isPair = !word.AsSpan(0, start).ContainsAnyExceptInRange('0', '9') && !second.IsEmpty && sign is not ".";
        return isPair ? (word[..start], second.ToString()) : null;
    }

    private static Number NumberIn(string word)
    {
        if (JobId.TryParse(word.StartsWith('#') ? word[1..] : word, out _))
        {
            return Number.Good;
        }

        if (word is ['#', _, ..])
        {
            return Number.Bad;
        }

        var digits = word.AsSpan().TrimStart("+-");
        var isNumber = digits is [>= '0' and <= '9', .., >= '0' and <= '9'] or [>= '0' and <= '9'];
        return isNumber && !digits.ContainsAnyExcept(InNumbers) ? Number.Bad : Number.None;
    }

    private static bool IsJobWord(string word) => word.Equals("job", StringComparison.OrdinalIgnoreCase);

    private static bool IsClock(Words words) => words.Take(':') && words.Peek() is { Text: [>= '0' and <= '9', ..] };

    private static string Unpunctuated(string word) => word.TrimEnd('.', ',', ';', ':', '!', '?', '\u2026', '\u3002', '\u3001');
}
