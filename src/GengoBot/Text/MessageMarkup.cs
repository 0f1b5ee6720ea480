using System.Net;
using System.Text;

namespace GengoBot.Text;

/// <summary>Turns the text of a Teams message into what the person typed: mentions become names, paragraphs become lines.</summary>
internal static class MessageMarkup
{
    // Each mention costs a search through the text. No command names more people than this.
    private const int MaxMentions = 50;

    private const int MaxTagLength = 200;

    /// <summary>
    /// Removes the bot's own mention and replaces the others with plain names. People of the same name are mentioned by the same words:
    /// the first entity then belongs to the first mention in the text, and so on.
    /// </summary>
    public static string NameMentions(string text, bool markup, IReadOnlyList<TextMention> mentions, string? botId)
    {
        var searches = mentions
            .Take(MaxMentions)
            .Where(mention => TextOf(mention).Length > 0)
            .GroupBy(TextOf, StringComparer.OrdinalIgnoreCase)
            .Select(group => new Search(text, group.Key, [.. group]))
            .ToArray();

        var result = new StringBuilder();
        var index = 0;

        while (NextOf(searches, index) is { } found)
        {
            result.Append(text, index, found.At - index);
            index = found.At + found.Text.Length;
            var mention = found.Take();

            if (botId is null || mention.Id != botId)
            {
                result.Append(PlainName(mention, markup));
            }
            else if (result is not [.., not ' ' and not '\u00A0'] && index < text.Length && text[index] is ' ' or '\u00A0')
            {
                // One of the spaces around the mention goes with it.
                index++;
            }
            else if (index == text.Length && result is [.., ' ' or '\u00A0'])
            {
                result.Length--;
            }
        }

        return searches.Length == 0 ? text : result.Append(text, index, text.Length - index).ToString();
    }

    private static string TextOf(TextMention mention) =>
        mention switch
        {
            { Text.Length: > 0 } => mention.Text,
            { Name.Length: > 0 } => $"<at>{mention.Name}</at>",
            _ => "",
        };

    private static Search? NextOf(Search[] searches, int index)
    {
        Search? next = null;

        foreach (var search in searches)
        {
            if (search.MoveTo(index)
                && (next is null || search.At < next.At || (search.At == next.At && search.Text.Length > next.Text.Length)))
            {
                next = search;
            }
        }

        return next;
    }

    private static string PlainName(TextMention mention, bool markup)
    {
        if (mention.Name is { Length: > 0 } name)
        {
            // The text around the name is decoded later, and the name with it.
            return markup ? WebUtility.HtmlEncode(name) : name;
        }

        var text = TextOf(mention);
        var start = text.IndexOf('>', StringComparison.Ordinal) + 1;
        var end = text.LastIndexOf('<');
        return text.StartsWith('<') && end >= start ? text[start..end] : text;
    }

    /// <summary>Turns <c>&lt;p&gt;</c> and <c>&lt;br&gt;</c> into line breaks. Other tags stay as typed.</summary>
    public static string BreakLines(string typed)
    {
        var result = new StringBuilder(typed.Length);
        var index = 0;

        while (typed.IndexOf('<', index) is >= 0 and var tag)
        {
            var length = BreakingTag(typed.AsSpan(tag), out var ends);
            result.Append(typed, index, tag - index);
            result.Append(length == 0 ? "<" : ends ? "" : "\n");
            index = tag + Math.Max(length, 1);
        }

        return result.Append(typed, index, typed.Length - index).ToString();
    }

    private static int BreakingTag(ReadOnlySpan<char> text, out bool ends)
    {
        var inside = text[1..Math.Min(text.Length, MaxTagLength)];
        ends = inside is ['/', 'p' or 'P', ..];
        inside = inside.TrimStart('/');

        var name = inside switch
        {
            ['p' or 'P', ..] => 1,
            ['b' or 'B', 'r' or 'R', ..] => 2,
            _ => inside.Length,
        };

        var close = text[..Math.Min(text.Length, MaxTagLength)].IndexOf('>');
        return name < inside.Length && inside[name] is '>' or '/' or ' ' ? close + 1 : 0;
    }

    /// <summary>Searches forward for the words of a mention.</summary>
    private sealed class Search(string text, string words, TextMention[] mentions)
    {
        private int _taken;

        public string Text => words;

        public int At { get; private set; } = -1;

        public bool MoveTo(int index)
        {
            if (At != int.MaxValue && At < index)
            {
                At = text.IndexOf(words, index, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? found : int.MaxValue;
            }

            return At != int.MaxValue;
        }

        public TextMention Take() => mentions[Math.Min(_taken++, mentions.Length - 1)];
    }
}
