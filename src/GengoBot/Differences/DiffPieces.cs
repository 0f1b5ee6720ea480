namespace GengoBot.Differences;

/// <summary>Gives pieces of text numbers: equal pieces, and only those, have the same number.</summary>
internal sealed class DiffNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public DiffNumbers() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Of(ReadOnlySpan<char> piece)
    {
        if (!_lookup.TryGetValue(piece, out var number))
        {
            number = _numbers.Count;
            _lookup[piece] = number;
        }

        return number;
    }
}

/// <summary>A text cut into pieces that can be compared by their numbers.</summary>
internal sealed class DiffPieces
{
    private readonly string _text;
    private readonly List<int> _borders;

    public DiffPieces(string text, DiffChunker chunker, DiffNumbers numbers)
    {
        _text = text;
        _borders = chunker.Borders(text);
        Numbers = new int[_borders.Count - 1];

        for (var piece = 0; piece < Count; piece++)
        {
            Numbers[piece] = numbers.Of(text.AsSpan(_borders[piece], _borders[piece + 1] - _borders[piece]));
        }
    }

    public int[] Numbers { get; }

    public int Count => Numbers.Length;

    public string Range(int start, int count) => _text[_borders[start].._borders[start + count]];
}
