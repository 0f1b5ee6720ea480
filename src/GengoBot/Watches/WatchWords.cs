using GengoBot.Conversations;
using GengoBot.Text;

namespace GengoBot.Watches;

/// <summary>The events of a watch, as people type them and as the bot names them.</summary>
internal static class WatchWords
{
    /// <summary>A card lists many names, so a long one is cut.</summary>
    private const int NameBytes = 80;

    /// <summary>Reads <c>comments,status</c>; all events if nothing is typed.</summary>
    /// <returns>None if a word is not an event.</returns>
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
