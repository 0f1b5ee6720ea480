using DiffPlex;

namespace GengoBot.Texts;

/// <summary>
/// Cuts a text into pieces to compare: paragraphs, sentences, words with the spaces and signs between them, or graphemes. The cuts
/// of a piece are those of the whole text, for whether two graphemes part never depends on what is left of a border.
/// </summary>
internal sealed class DiffChunker : IChunker
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

    public IReadOnlyList<string> Chunk(string text)
    {
        var chunks = new List<string>();
        var (start, before) = (0, 0);

        while (before < text.Length)
        {
            var after = before + Graphemes.LengthAt(text, before);

            if (after == text.Length || _parts(text.AsSpan(before, after - before), text.AsSpan(after, Graphemes.LengthAt(text, after))))
            {
                chunks.Add(text[start..after]);
                start = after;
            }

            before = after;
        }

        return chunks;
    }

    private static bool IsBlank(ReadOnlySpan<char> grapheme) => Graphemes.IsSpace(grapheme) && !Graphemes.IsLineBreak(grapheme);
}
