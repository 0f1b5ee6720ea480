using System.Buffers;
using Gengo;

namespace GengoBot.Commands;

/// <summary>How jobs and revisions are written, within one word.</summary>
internal static class ReferenceSyntax
{
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    /// <summary>Splits <c>42@3</c> and <c>42/3</c> into the job and its revision.</summary>
    public static (string Job, string? Revision) Parts(string word)
    {
        word = Unpunctuated(word);
        var at = word.AsSpan().IndexOfAny('@', '/');
        return at < 0 ? (word, null) : (word[..at], word[(at + 1)..]);
    }

    /// <summary>Splits <c>2..3</c>, <c>2-3</c>, and what phones make of them.</summary>
    /// <returns>Null where the word does not begin with a number.</returns>
    public static (string First, string? Second)? Pair(string word)
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

    public static NumberKind NumberIn(string word)
    {
        if (JobId.TryParse(word.StartsWith('#') ? word[1..] : word, out _))
        {
            return NumberKind.Good;
        }

        if (word is ['#', _, ..])
        {
            return NumberKind.Bad;
        }

        var digits = word.AsSpan().TrimStart("+-");
        var isNumber = digits is [>= '0' and <= '9', .., >= '0' and <= '9'] or [>= '0' and <= '9'];
        return isNumber && !digits.ContainsAnyExcept(InNumbers) ? NumberKind.Bad : NumberKind.None;
    }

    public static bool IsJobWord(string word) => word.Equals("job", StringComparison.OrdinalIgnoreCase);

    public static string Unpunctuated(string word) => word.TrimEnd('.', ',', ';', ':', '!', '?', '\u2026', '\u3002', '\u3001');
}

/// <summary>What a word is where a number may stand.</summary>
internal enum NumberKind
{
    /// <summary>Not a number.</summary>
    None,

    /// <summary>1 to 2^63-1.</summary>
    Good,

    /// <summary>Meant as a number, but not one that Gengo gives: 0, -1, 4.5, #abc.</summary>
    Bad,
}
