using System.Net;
using System.Text;
using GengoBot.Text;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Reading;

/// <summary>
/// The people whom a message mentions, as its entities say. The words of a mention can be edited, and two people can have one name: the
/// first entity with these words belongs to the first mention in the text, and so on.
/// </summary>
internal sealed class MessageMentions
{
    // Each costs a look at many places of the text. No command names more people than this.
    private const int MaxUntagged = 50;

    private readonly Mention[] _mentions;
    private readonly ChannelAccount? _bot;
    private readonly Dictionary<string, List<Mention>> _byWords = new(StringComparer.OrdinalIgnoreCase);

    public MessageMentions(IMessageActivity message)
    {
        _bot = message.Recipient;
        _mentions = message.Entities is null ? [] : [.. message.Entities.OfType<Mention>()];

        foreach (var mention in _mentions)
        {
            var name = mention.Mentioned?.Name is { Length: > 0 } given ? given : IsBot(mention.Mentioned?.Id) ? _bot?.Name : null;
            foreach (var words in new[] { mention.Text, name }.Select(WordsOf).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (words.Length > 0 && !_byWords.TryAdd(words, [mention]))
                {
                    _byWords[words].Add(mention);
                }
            }
        }
    }

    /// <summary>Whether one of them is the bot. The id decides, never the words.</summary>
    public bool NameBot => _mentions.Any(mention => IsBot(mention.Mentioned?.Id));

    /// <summary>What stands in the text for a mention that is no tag there: <c>@Ana</c>.</summary>
    public IEnumerable<string> Untagged => _mentions
        .Select(static mention => mention.Text)
        .Where(static text => !string.IsNullOrWhiteSpace(text) && !text.Contains('<'))
        .Take(MaxUntagged);

    public bool IsBot(string? id) => !string.IsNullOrEmpty(id) && id == _bot?.Id;

    /// <summary>Finds who is meant by the words of a mention.</summary>
    /// <param name="position">Which of the mentions the client says it is, from 0.</param>
    /// <param name="taken">How often these words were found before.</param>
    public TextMention? Find(string words, int? position, Dictionary<string, int> taken)
    {
        words = WordsOf(words);
        if (_byWords.TryGetValue(words, out var same))
        {
            var times = taken.GetValueOrDefault(words);
            taken[words] = times + 1;
            return Of(same[Math.Min(times, same.Count - 1)], words);
        }

        if (position is { } index && index >= 0 && index < _mentions.Length)
        {
            return Of(_mentions[index], words);
        }

        return _mentions.Length == 0 && words.Length > 0 && words.Equals(_bot?.Name, StringComparison.OrdinalIgnoreCase)
            ? new TextMention(_bot?.Id, words)
            : null;
    }

    private static TextMention Of(Mention mention, string words) =>
        new(mention.Mentioned?.Id, mention.Mentioned?.Name is { Length: > 0 } name ? name : words);

    /// <summary>What a person sees of it: no tags, no entities, single spaces.</summary>
    private static string WordsOf(string? markup)
    {
        if (string.IsNullOrEmpty(markup))
        {
            return "";
        }

        var text = new StringBuilder(markup.Length);
        var isTag = false;
        foreach (var letter in markup)
        {
            isTag |= letter == '<';
            text.Append(isTag ? "" : letter.ToString());
            isTag &= letter != '>';
        }

        return string.Join(' ', WebUtility.HtmlDecode(text.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
