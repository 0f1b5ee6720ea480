using CsCheck;
using GengoBot.Text;

namespace GengoBot.Tests.Text;

/// <summary>Texts in which graphemes, lines, sentences and controls meet in every way.</summary>
internal static class AnyText
{
    private static readonly Gen<string> Pieces = CsCheck.Gen.OneOf(
        "a", "b", "word", "Wort", " ", "  ", "\n", "\r\n", "\r", "\t", "\u2029", ".", ". ", "!", "\u3002", "\u65E5", "\u672C", "\u0E01",
            "\u0E33", "e\u0301", "\u0301",
        "\u200D", "\uFE0F", "\U0001F469\u200D\U0001F4BB", "\U0001F1E9", "\U0001F1EF\U0001F1F5", "\u1100\u1161\u11A8", "\uD83D", "\uDE00",
            "\"", "\\", "\u0001", "\u007F",
        "\u202E", "\u202C", "\u2066", "\u2068", "\u2069", "{{DATE(", "{", "{{time(", "}}", "\u05D0", "*", "_", "[", "](", "<b>", "&amp;",
        "&#33;", "# ", "1. ", "    ", "|", "~~");

    public static Gen<string> Gen { get; } = CsCheck.Gen.OneOf<string>(Pieces, CsCheck.Gen.String[0, 3]).Array[0, 40].Select(string.Concat);

    /// <summary>Two texts that have much in common.</summary>
    public static Gen<(string Before, string After)> Pairs { get; } =
        CsCheck.Gen.Select(Gen, Gen, Gen, Gen, (head, old, current, tail) => (head + old + tail, head + current + tail));

    /// <summary>Where a text may be cut.</summary>
    public static HashSet<int> Borders(string text)
    {
        var borders = new HashSet<int> { 0 };
        var index = 0;

        foreach (var grapheme in Graphemes.Of(text))
        {
            borders.Add(index += grapheme.Length);
        }

        return borders;
    }
}
