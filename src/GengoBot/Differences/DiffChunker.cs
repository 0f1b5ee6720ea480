using GengoBot.Text;

namespace GengoBot.Differences;

/// <summary>
/// Cuts a text into pieces to compare: paragraphs, sentences, words with the spaces and signs between them, or characters. A piece is cut
/// exactly as the whole text would be, since a border depends on the two graphemes beside it only.
/// </summary>
internal sealed class DiffChunker
{
    public static readonly DiffChunker Paragraphs = new((before, _) => Graphemes.IsLineBreak(before));

    public static readonly DiffChunker Sentences = new((before, after) =>
        Graphemes.IsWideStop(before) || (Graphemes.IsStop(before) && Graphemes.IsSpace(after)));

    /// <summary>In scripts without spaces between words, each cluster is a piece.</summary>
    public static readonly DiffChunker Words = new((before, after) =>
        !IsOfOneWord(before, after) && !(IsBlank(before) && IsBlank(after)));

    /// <summary>What readers take for one character, or for one cluster.</summary>
    public static readonly DiffChunker Characters = new((before, after) => !IsOfOneCluster(before, after));

    private readonly Parting _parts;

    private DiffChunker(Parting parts) => _parts = parts;

    private delegate bool Parting(ReadOnlySpan<char> before, ReadOnlySpan<char> after);

    /// <summary>The borders of the pieces, from 0 to the end of the text.</summary>
    public List<int> Borders(string text)
    {
        var borders = new List<int> { 0 };
        var (index, length) = (0, text.Length == 0 ? 0 : Graphemes.LengthAt(text, 0));

        while (index < text.Length)
        {
            var next = index + length;
            var nextLength = next == text.Length ? 0 : Graphemes.LengthAt(text, next);

            if (nextLength == 0 || _parts(text.AsSpan(index, length), text.AsSpan(next, nextLength)))
            {
                borders.Add(next);
            }

            (index, length) = (next, nextLength);
        }

        return borders;
    }

    public IReadOnlyList<string> Chunk(string text)
    {
        var borders = Borders(text);
        return [.. borders.Zip(borders.Skip(1), (start, end) => text[start..end])];
    }

    private static bool IsOfOneWord(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        UnspacedScripts.Includes(before) || UnspacedScripts.Includes(after)
            ? IsOfOneCluster(before, after)
            : Graphemes.IsOfWord(before) && Graphemes.IsOfWord(after);

    private static bool IsOfOneCluster(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        UnspacedScripts.Includes(before) && UnspacedScripts.Includes(after) && UnspacedScripts.Joins(before, after);

    private static bool IsBlank(ReadOnlySpan<char> grapheme) => Graphemes.IsSpace(grapheme) && !Graphemes.IsLineBreak(grapheme);
}
