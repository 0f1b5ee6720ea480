using GengoBot.Conversations;
using GengoBot.Text;

namespace GengoBot.Watches;

/// <summary>What a watch tells of, as it is typed and as it is said.</summary>
internal static class WatchWords
{
    /// <summary>A list on a card holds many names; of one the beginning is enough.</summary>
    private const int NameBytes = 80;

    /// <summary>Reads <c>comments,status</c>; everything where nothing is written.</summary>
    /// <returns>None where a word is no such thing.</returns>
    public static WatchEvents Read(string? typed)
    {
        if (typed is null)
        {
            return WatchEvents.All;
        }

        var events = WatchEvents.None;
        foreach (var word in typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word.ToLowerInvariant())
            {
                case WatchRow.CommentsWord:
                    events |= WatchEvents.Comments;
                    break;
                case WatchRow.StatusWord:
                    events |= WatchEvents.Status;
                    break;
                default:
                    return WatchEvents.None;
            }
        }

        return events;
    }

    public static string Of(WatchEvents events) => events switch
    {
        WatchEvents.Comments => Strings.EventsComments,
        WatchEvents.Status => Strings.EventsStatus,
        _ => Strings.EventsAll,
    };

    public static string Name(string name)
    {
        var excerpt = TextPages.Excerpt(name, NameBytes);
        return excerpt.IsCut ? excerpt.Text.TrimEnd() + "…" : name;
    }
}
