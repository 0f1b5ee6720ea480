using System.Globalization;
using System.Text;
using Gengo;

namespace GengoBot.Polling;

/// <summary>
/// By which words a job is found: its number, and those of its slug, in capitals, with plain digits. Whoever types the beginning of a word
/// finds it. Where a script has no spaces, a word may begin at any of its signs.
/// </summary>
internal static class SearchWords
{
    /// <summary>Longer words are cut to this length.</summary>
    private const int LongestWord = 24;

    /// <summary>A slug may be of any length; what comes later in it is not searched.</summary>
    private const int MaxOfAJob = 64;

    /// <summary>More than these narrow nothing any more.</summary>
    private const int MaxOfAQuestion = 4;

    public static IReadOnlyCollection<string> Of(JobId job, string? slug)
    {
        var words = new HashSet<string>(StringComparer.Ordinal) { job.ToString() };
        foreach (var word in In(slug ?? "").TakeWhile(_ => words.Count < MaxOfAJob))
        {
            foreach (var start in Starts(word).TakeWhile(_ => words.Count < MaxOfAJob))
            {
                words.Add(Cut(word, start));
            }
        }

        return words;
    }

    /// <summary>What somebody searches for. The word before a job's number is none: <c>job 42</c>, <c>#42</c>.</summary>
    public static IReadOnlyList<string> Asked(string text)
    {
        var words = In(text).ToList();
        return [
            .. words.Where((word, index) => !(word == "JOB" && index + 1 < words.Count && char.IsAsciiDigit(words[index + 1][0])))
            .Take(MaxOfAQuestion)
            .Select(static word => Cut(word, 0))];
    }

    private static IEnumerable<string> In(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (Plain(rune) is { } plain)
            {
                word.Append(plain);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    /// <summary>A sign of a word as it is compared; null for what parts words.</summary>
    private static string? Plain(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture),
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => rune.ToString(),
        _ when Rune.IsLetterOrDigit(rune) =>
            Rune.ToUpperInvariant(rune.Value is >= 0xFF21 and <= 0xFF5A ? new Rune(rune.Value - 0xFF00 + ' ') : rune).ToString(),
        _ => null,
    };

    private static IEnumerable<int> Starts(string word)
    {
        yield return 0;
        for (var index = 1; index < word.Length; index++)
        {
            if (HasNoSpaces(word[index]))
            {
                yield return index;
            }
        }
    }

    /// <summary>
    /// Thai, Lao, Myanmar, Khmer, kana, Chinese characters, of which the rare ones are pairs that begin with a high surrogate.
    /// </summary>
    private static bool HasNoSpaces(char sign) =>
        sign is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uD840' and <= '\uD8BF');

    private static string Cut(string word, int start)
    {
        var end = Math.Min(word.Length, start + LongestWord);
        return word[start..(char.IsHighSurrogate(word[end - 1]) ? end - 1 : end)];
    }
}
