using System.Buffers;
using System.Text;
using GengoBot.Text;

namespace GengoBot.Teams.Reading;

/// <summary>Puts together the words that somebody wrote, in their order: names for mentions, and nothing for what is no word.</summary>
internal sealed class OwnWords(MessageMentions mentions)
{
    /// <summary>What people put between the bot's name and the command, and marks of direction around it.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create(
        ",:;.!\u00B7\u2013\u2014\u2015\u060C\u061B\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF");

    private readonly StringBuilder _words = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TextMention> _people = [];

    private bool _hasWords;
    private bool _isAfterBot;
    private bool _skipsSpace;
    private int? _afterPerson;

    public IReadOnlyList<TextMention> People => _people;

    public int Length => _words.Length;

    public bool EndsInSpace => _words is { Length: > 0 } && _words[^1] == ' ';

    public bool IsAtLineStart => _words.Length == 0 || _words[^1] == '\n';

    public void Add(ReadOnlySpan<char> text)
    {
        if (_isAfterBot)
        {
            text = text[SignsBefore(text)..];
            _isAfterBot = text.IsEmpty;
        }
        else if (_skipsSpace && text is [' ' or '\u00A0', ..])
        {
            text = text[1..];
        }

        if (text.IsEmpty)
        {
            return;
        }

        _skipsSpace = false;
        _words.Append(text);
        if (!text.IsWhiteSpace())
        {
            _hasWords = true;
            _afterPerson = null;
        }
    }

    /// <summary>Writes the name of the person who is mentioned.</summary>
    /// <returns>What was written: nothing for the bot. Null where the words mention nobody.</returns>
    public string? Mention(string words, int? position = null)
    {
        if (mentions.Find(words, position, _taken) is not { } person)
        {
            return null;
        }

        if (mentions.IsBot(person.Id))
        {
            _isAfterBot |= !_hasWords;
            Leave();
            return "";
        }

        // Clients split a name of two words into two mentions.
        if (_afterPerson is { } end && _people[^1] == person)
        {
            _words.Length = end;
            return "";
        }

        Add(person.Name);
        _people.Add(person);
        _afterPerson = _words.Length;
        return person.Name;
    }

    /// <summary>Leaves out what stands here. One of the spaces around it goes with it.</summary>
    public void Leave() => _skipsSpace |= !_hasWords || _words[^1] is ' ' or '\u00A0';

    /// <summary>Begins a line, unless one has begun.</summary>
    public void Break()
    {
        if (!IsAtLineStart)
        {
            Line();
        }
    }

    public void Line()
    {
        TrimEnd();
        if (_hasWords)
        {
            _words.Append('\n');
        }
    }

    /// <summary>Adds text as HTML means it: spaces and line breaks in a row are one space.</summary>
    public void AddCollapsed(string text)
    {
        var parts = text.Split([' ', '\t', '\n', '\r', '\f']);
        var words = string.Join(' ', parts.Where((part, index) => part.Length > 0 || index == 0 || index == parts.Length - 1));
        Add(words.StartsWith(' ') && (IsAtLineStart || EndsInSpace) ? words.AsSpan(1) : words);
    }

    public void TrimEnd()
    {
        while (_words.Length > 0 && _words[^1] is ' ' or '\u00A0')
        {
            _words.Length--;
        }
    }

    public string From(int start) => start < _words.Length ? _words.ToString(start, _words.Length - start) : "";

    public override string ToString() => _words.ToString().Trim();

    private static int SignsBefore(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsWhiteSpace(text[length]) || Signs.Contains(text[length]) || IsDash(text[length..])))
        {
            length++;
        }

        return length;
    }

    /// <summary>A dash by itself, and not the one of a number or an option.</summary>
    private static bool IsDash(ReadOnlySpan<char> text) => text is ['-'] || (text is ['-', var next, ..] && char.IsWhiteSpace(next));
}
