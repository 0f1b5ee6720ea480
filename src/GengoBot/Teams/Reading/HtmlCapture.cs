using System.Text;

namespace GengoBot.Teams.Reading;

/// <summary>An element whose text is read as a whole: a mention, or what is taken over from another message.</summary>
internal sealed record HtmlCapture(string Name, bool IsMention)
{
    private int _depth = 1;

    public StringBuilder Text { get; } = new();

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
