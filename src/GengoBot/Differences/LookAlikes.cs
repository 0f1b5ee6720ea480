using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using GengoBot.Text;

namespace GengoBot.Differences;

/// <summary>
/// Tells what the eye cannot see, and which texts it cannot tell apart: other spaces and line breaks, invisible characters, and letters
/// that are written as one code or as several. Without ICU the runtime normalizes nothing, so Unicode's canonical decompositions are a
/// resource.
/// </summary>
internal static class LookAlikes
{
    private const int FirstHangul = 0xAC00;
    private const int LastHangul = 0xD7A3;
    private const int HangulTails = 28;
    private const int HangulVowelsAndTails = 588;

    /// <summary>The first letters of scripts in which joiners and variants change how letters are drawn.</summary>
    private const int FirstJoiningLetter = 0x0600;

    private static readonly Lazy<FrozenDictionary<int, string>> Decompositions = new(Load);

    /// <summary>Whether all that a reader can see of two texts is the same, but for the white space.</summary>
    public static bool AreAlike(string one, string other) => Seen(one).SequenceEqual(Seen(other));

    /// <summary>What a grapheme consists of, without what is invisible: equal for graphemes that look the same.</summary>
    public static string Seen(ReadOnlySpan<char> grapheme, bool withJoiners)
    {
        var seen = new StringBuilder(grapheme.Length);
        var first = -1;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            first = first < 0 ? rune.Value : first;
            if (!IsInvisible(rune) || (withJoiners && IsAtWork(rune, first)))
            {
                seen.Append(Decompose(rune));
            }
        }

        return InOrder(seen.ToString());
    }

    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        // Marks of Arabic, Syriac and Kaithi numbers, and of hieroglyphs, are formats that are drawn.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD or (>= 0x13430 and <= 0x1343F)
            => false,
        (>= 0x7F and <= 0x9F) or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format,
    };

    /// <summary>
    /// Whether an invisible character changes how the ones around it are drawn, such as the joiners of emoji and of Persian, or a variant.
    /// </summary>
    /// <param name="first">The first character of its grapheme.</param>
    public static bool IsAtWork(Rune rune, int first) =>
        rune.Value != first && (first >= FirstJoiningLetter || !Rune.IsLetter(new Rune(first)));

    /// <summary>Whether nothing but the character itself is seen, and it is written in no other way.</summary>
    public static bool IsSeenAsWritten(char character) => character is > ' ' and < '\u007F'
        || (character > '\u00A0' && !char.IsWhiteSpace(character) && !char.IsSurrogate(character)
            && character is < (char)FirstHangul or > (char)LastHangul
            && !Decompositions.Value.ContainsKey(character) && !IsInvisible(new Rune(character)));

    private static IEnumerable<string> Seen(string text)
    {
        for (var index = 0; index < text.Length;)
        {
            var grapheme = text.AsSpan(index, Graphemes.LengthAt(text, index));
            index += grapheme.Length;
            var seen = Graphemes.IsSpace(grapheme) ? "" : Seen(grapheme, withJoiners: true);
            if (seen.Length > 0)
            {
                yield return seen;
            }
        }
    }

    private static string Decompose(Rune rune)
    {
        if (rune.IsAscii)
        {
            return rune.ToString();
        }

        if (rune.Value is >= FirstHangul and <= LastHangul)
        {
            var syllable = rune.Value - FirstHangul;
            var lead = (char)(0x1100 + (syllable / HangulVowelsAndTails));
            var vowel = (char)(0x1161 + (syllable % HangulVowelsAndTails / HangulTails));
            var tail = syllable % HangulTails;
            return tail == 0 ? $"{lead}{vowel}" : $"{lead}{vowel}{(char)(0x11A7 + tail)}";
        }

        return Decompositions.Value.TryGetValue(rune.Value, out var parts) ? parts : rune.ToString();
    }

    /// <summary>Puts the marks behind a letter into one order, since two orders of them look the same.</summary>
    private static string InOrder(string grapheme)
    {
        if (grapheme.Length < 3)
        {
            return grapheme;
        }

        var runes = grapheme.EnumerateRunes().ToList();
        return string.Concat(runes.Take(1).Concat(
            runes.Skip(1).All(static rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                ? runes.Skip(1).Order()
                : runes.Skip(1)));
    }

    private static FrozenDictionary<int, string> Load()
    {
        using var stream = typeof(LookAlikes).Assembly.GetManifestResourceStream("Decompositions.txt")
            ?? throw new InvalidOperationException("Decompositions.txt is not in the program.");
        using var reader = new StreamReader(stream);
        var decompositions = new Dictionary<int, string>
        {
            // Not Unicode's, but no reader tells them from the hyphen that is on keyboards.
            [0x2010] = "-",
            [0x2011] = "-",
        };
        while (reader.ReadLine() is { } line)
        {
            var codes = Array.ConvertAll(
                line.Split(' '), static code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            decompositions[codes[0]] = string.Concat(codes.Skip(1).Select(char.ConvertFromUtf32));
        }

        return decompositions.ToFrozenDictionary();
    }
}
