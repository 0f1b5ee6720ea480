namespace GengoBot.Text;

/// <summary>
/// Cuts a text into pieces to compare: paragraphs, sentences, words with the spaces and signs between them, or graphemes. A piece is cut
/// exactly as the whole text would be, since a grapheme border never depends on the text before it.
/// </summary>
internal sealed class DiffChunker
{
    public static readonly DiffChunker Paragraphs = new((before, _) => Graphemes.IsLineBreak(before));

    public static readonly DiffChunker Sentences = new((before, after) =>
        Graphemes.IsWideStop(before) || (Graphemes.IsStop(before) && Graphemes.IsSpace(after)));

    public static readonly DiffChunker Words = new((before, after) =>
        !(Graphemes.IsOfWord(before) && Graphemes.IsOfWord(after)) && !(IsBlank(before) && IsBlank(after)));

    public static readonly DiffChunker Characters = new((_, _) => true);

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

    private static bool IsBlank(ReadOnlySpan<char> grapheme) => Graphemes.IsSpace(grapheme) && !Graphemes.IsLineBreak(grapheme);
}
