using System.Globalization;
using System.Text;

namespace GengoBot.Differences;

/// <summary>
/// The scripts that put no spaces between words. Finding their words would take a dictionary, so they are compared by clusters: a sign with
/// all that is written around, above and below it. A text may mix scripts, so each character counts and not the language of the job.
/// </summary>
internal static class UnspacedScripts
{
    private const char KhmerCoeng = '\u17D2';
    private const char MyanmarVirama = '\u1039';
    private const char TaiThamSakot = '\u1A60';

    public static bool Includes(ReadOnlySpan<char> grapheme)
    {
        // All of them stand behind Thai.
        if (grapheme[0] < '\u0E00')
        {
            return false;
        }

        Rune.DecodeFromUtf16(grapheme, out var rune, out _);
        return rune.Value is
            (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
            or (>= 0x1000 and <= 0x109F) or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAA7F) // Myanmar
            or (>= 0x1780 and <= 0x17FF) // Khmer
            or (>= 0x1950 and <= 0x19DF) or (>= 0x1A20 and <= 0x1AAF) or (>= 0xAA80 and <= 0xAADF) // Tai Le, Tai Lue, Tai Tham, Tai Viet
            or (>= 0x1B00 and <= 0x1B7F) or (>= 0xA980 and <= 0xA9DF) // Balinese, Javanese
            or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) // Chinese characters
            or (>= 0x3040 and <= 0x312F) or (>= 0x31A0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F); // kana, bopomofo
    }

    /// <summary>Whether two neighbors are one cluster: between them, no reader would mark a change.</summary>
    public static bool Joins(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before[^1] is KhmerCoeng or MyanmarVirama or TaiThamSakot
        || IsWrittenBeforeItsConsonant(before[^1])
        || IsWrittenAfterItsConsonant(after[0])
        || IsMark(after);

    /// <summary>Thai and Lao vowels such as <c>เ</c>.</summary>
    private static bool IsWrittenBeforeItsConsonant(char vowel) =>
        vowel is (>= '\u0E40' and <= '\u0E44') or (>= '\u0EC0' and <= '\u0EC4');

    /// <summary>Thai and Lao vowels such as <c>า</c>, which are letters of their own in Unicode.</summary>
    private static bool IsWrittenAfterItsConsonant(char vowel) =>
        vowel is '\u0E30' or '\u0E32' or '\u0E33' or '\u0E45' or '\u0EB0' or '\u0EB2' or '\u0EB3';

    private static bool IsMark(ReadOnlySpan<char> grapheme)
    {
        Rune.DecodeFromUtf16(grapheme, out var rune, out _);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
