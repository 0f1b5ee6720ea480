using System.Buffers;
using System.Net;

namespace GengoBot.Teams.Reading;

/// <summary>
/// Reads the text of a message. What the client put into it becomes words or goes: mentions, marks of quoted messages, no-break spaces,
/// and in a text that is not plain also paragraphs and entities. Any other tag was typed, and stays.
/// </summary>
internal sealed class MarkedText
{
    private const int MaxNameLength = 500;

    private readonly bool _isMarkup;
    private readonly OwnWords _words;
    private readonly string[] _untagged;
    private readonly SearchValues<string>? _starts;
    private readonly HashSet<string> _missing = [];

    private MarkedText(bool isMarkup, MessageMentions mentions)
    {
        _isMarkup = isMarkup;
        _words = new OwnWords(mentions);
        _untagged = [.. mentions.Untagged.OrderByDescending(static text => text.Length)];
        _starts = _untagged.Length == 0 ? null : SearchValues.Create([.. _untagged, "<"], StringComparison.OrdinalIgnoreCase);
    }

    public static OwnWords Read(string text, bool isMarkup, MessageMentions mentions)
    {
        var reader = new MarkedText(isMarkup, mentions);
        reader.Read(text);
        return reader._words;
    }

    private void Read(ReadOnlySpan<char> text)
    {
        while ((_starts is null ? text.IndexOf('<') : text.IndexOfAny(_starts)) is >= 0 and var at)
        {
            Write(text[..at]);
            text = text[at..];
            text = text[Mark(text)..];
        }

        Write(text);
    }

    private void Write(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
        {
            _words.Add(text);
        }
        else
        {
            var typed = text.ToString();
            _words.Add(_isMarkup ? WebUtility.HtmlDecode(typed) : typed.Replace("&nbsp;", "\u00A0", StringComparison.Ordinal));
        }
    }

    /// <summary>Takes what the client put here, or one character that was typed.</summary>
    /// <returns>Its length.</returns>
    private int Mark(ReadOnlySpan<char> text)
    {
        foreach (var mention in _untagged)
        {
            if (text.StartsWith(mention, StringComparison.OrdinalIgnoreCase) && _words.Mention(mention) is not null)
            {
                return mention.Length;
            }
        }

        var tag = Tag.At(text);
        var length = tag.Is("at") ? MentionLength(text, tag)
            : tag.Is("quoted") && tag.Has("messageId") ? QuotedLength(text, tag)
            : tag.Is("blockquote") && tag.Has("itemtype") ? BlockLength(text, tag)
            : _isMarkup && tag.Is("br") ? LineLength(tag)
            : _isMarkup && tag.Is("p") ? (tag.IsEnd ? tag.Length : LineLength(tag))
            : 0;
        if (length == 0)
        {
            Write(text[..1]);
        }

        return Math.Max(length, 1);
    }

    private int MentionLength(ReadOnlySpan<char> text, Tag tag)
    {
        var rest = text[tag.Length..];
        var end = tag.IsEnd ? -1 : rest[..Math.Min(rest.Length, MaxNameLength)].IndexOf("</at>", StringComparison.OrdinalIgnoreCase);
        return end >= 0 && _words.Mention(rest[..end].ToString(), tag.Number("id") ?? tag.Number("itemid")) is not null
            ? tag.Length + end + "</at>".Length
            : 0;
    }

    private int QuotedLength(ReadOnlySpan<char> text, Tag tag)
    {
        _words.Leave();
        var length = tag.IsEmpty ? 0 : LengthTo("</quoted>", text);
        return length == 0 ? tag.Length : length;
    }

    private int BlockLength(ReadOnlySpan<char> text, Tag tag)
    {
        var length = tag.IsEnd ? 0 : LengthTo("</blockquote>", text);
        if (length > 0)
        {
            _words.Leave();
        }

        return length;
    }

    /// <returns>The length up to the end of this; 0 where it does not end.</returns>
    private int LengthTo(string end, ReadOnlySpan<char> text)
    {
        // The text is read forward, so what is not here will not come.
        var at = _missing.Contains(end) ? -1 : text.IndexOf(end, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            _missing.Add(end);
        }

        return at < 0 ? 0 : at + end.Length;
    }

    private int LineLength(Tag tag)
    {
        _words.Add("\n");
        return tag.Length;
    }
}
