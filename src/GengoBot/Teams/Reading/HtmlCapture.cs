namespace GengoBot.Teams.Reading;

/// <summary>An element whose text is kept apart while it lasts: a mention, or what is taken over from another message.</summary>
internal sealed record HtmlCapture(string Name, bool IsMention)
{
    private int _depth = 1;

    /// <summary>Its text, from tag to tag.</summary>
    public List<string> Parts { get; } = [];

    /// <summary>Which mention it is, from 0.</summary>
    public int? Position { get; init; }

    public void Start(string name) => _depth += name == Name ? 1 : 0;

    /// <returns>Whether this ended it.</returns>
    public bool End(string name)
    {
        _depth -= name == Name ? 1 : 0;
        return _depth == 0;
    }
}
