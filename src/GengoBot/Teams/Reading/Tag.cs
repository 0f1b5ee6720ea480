namespace GengoBot.Teams.Reading;

/// <summary>A tag that a client put into a text: <c>&lt;at id="0"&gt;</c>.</summary>
internal readonly ref struct Tag
{
    private const int MaxLength = 1_000;

    private readonly ReadOnlySpan<char> _inside;
    private readonly int _nameLength;

    private Tag(ReadOnlySpan<char> inside, int nameLength, int length)
    {
        _inside = inside;
        _nameLength = nameLength;
        Length = length;
    }

    public int Length { get; }

    public bool IsEnd => _inside is ['/', ..];

    /// <summary>Whether nothing is in it: <c>&lt;br/&gt;</c>.</summary>
    public bool IsEmpty => _inside is [.., '/'];

    /// <summary>Reads the tag at the start of a text.</summary>
    /// <returns>A tag without a length where there is none.</returns>
    public static Tag At(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, MaxLength)].IndexOf('>');
        if (end < 0)
        {
            return default;
        }

        var inside = text[1..end];
        var name = inside.TrimStart('/');
        var length = name.IndexOfAnyExceptInRange('0', 'z') is >= 0 and var stop ? stop : name.Length;
        return length == 0 ? default : new Tag(inside, length, end + 1);
    }

    public bool Is(string name) => Length > 0 && _inside.TrimStart('/')[.._nameLength].Equals(name, StringComparison.OrdinalIgnoreCase);

    public bool Has(string attribute) => _inside.Contains($" {attribute}=", StringComparison.OrdinalIgnoreCase);

    /// <summary>A number in quotes.</summary>
    public int? Number(string attribute)
    {
        var start = _inside.IndexOf($" {attribute}=", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        var value = _inside[(start + attribute.Length + 2)..].TrimStart("\"'");
        var end = value.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? value : value[..end], out var number) ? number : null;
    }
}
