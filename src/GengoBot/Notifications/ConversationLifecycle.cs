using System.Data.Common;
using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Hosting;
using GengoBot.Jobs;
using GengoBot.Outbox;
using GengoBot.Storage;
using GengoBot.Teams.Connector;

namespace GengoBot.Notifications;

/// <summary>
/// Follows where the bot was removed and where it is back. In a place that it cannot write to, watches are paused and pending messages
/// dropped. Back again, it asks once whether to take them up, and tells nothing before.
/// </summary>
internal sealed partial class ConversationLifecycle(
    BotDb db, TeamsConversations teams, TimeProvider time, ILogger<ConversationLifecycle> logger)
{
    public const string Removed = "removed";
    public const string Deleted = "deleted";
    public const string Archived = "archived";

    /// <summary>So long nobody asks the database again whether anything is amiss with a conversation that somebody speaks in.</summary>
    private static readonly TimeSpan SeenFor = TimeSpan.FromMinutes(5);

    private readonly BoundedCache<string, string> _seen = new(10_000, time, SeenFor);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The bot cannot write to a place any more.</summary>
    /// <param name="why">A word for whoever runs the bot.</param>
    public Task GoneAsync(string place, string why, CancellationToken cancellationToken) =>
        db.WriteAsync(session => LeaveAsync(session, place, why), cancellationToken);

    /// <summary>The same for all channels of a team.</summary>
    public Task TeamGoneAsync(string team, string why, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            foreach (var place in await ConversationStore.OfTeamAsync(session, team))
            {
                await LeaveAsync(session, place, why);
            }

            return true;
        },
        cancellationToken);

    /// <summary>The bot can write to a place again.</summary>
    /// <returns>Whether it asked there to take paused watches up again: it does once for each return.</returns>
    public async Task<bool> BackAsync(string place, CancellationToken cancellationToken)
    {
        var (conversation, paused) = await db.WriteAsync(session => ReturnAsync(session, place), cancellationToken);
        return conversation is not null && paused > 0 && await AskAsync(conversation, paused, cancellationToken);
    }

    /// <summary>The same for all channels of a team.</summary>
    public async Task<bool> TeamBackAsync(string team, CancellationToken cancellationToken)
    {
        var hasAsked = false;
        foreach (var place in await db.ReadAsync(session => ConversationStore.OfTeamAsync(session, team), cancellationToken))
        {
            hasAsked |= await BackAsync(place, cancellationToken);
        }

        return hasAsked;
    }

    /// <summary>
    /// Notes an activity: its service URL is used from now on, a place that was gone is back, and one where Teams took no messages is tried
    /// at once.
    /// </summary>
    /// <param name="isSure">Asks the database even where nothing seems to have changed since the last time.</param>
    public async Task SeenAsync(Conversation conversation, bool isSure)
    {
        var place = conversation.Place;
        if (!isSure && _seen.TryGet(place.Id, out var address) && address == place.ServiceUrl)
        {
            return;
        }

        try
        {
            var known = await db.ReadAsync(
                session => session.FirstAsync<Known>(
                    """
                    SELECT service_url, gone_at, COALESCE(refused_since, replies_only_since) AS refused_since
                    FROM conversation LEFT JOIN delivery_queue ON delivery_queue.conversation_id = conversation.id
                    WHERE conversation.id = @Id
                    """,
                    new { place.Id }),
                CancellationToken.None);
            if (known is not null && known.ServiceUrl != place.ServiceUrl)
            {
                await db.WriteAsync(session => ConversationStore.MoveAsync(session, place.Id, place.ServiceUrl), CancellationToken.None);
            }

            if (known?.RefusedSince is not null)
            {
                await db.WriteAsync(
                    async session =>
                    {
                        await OutboxStore.WakeRefusedAsync(session, place.Id, Now);
                        return true;
                    },
                    CancellationToken.None);
            }

            if (known?.GoneAt is not null)
            {
                await BackAsync(place.Id, CancellationToken.None);
            }

            _seen.Set(place.Id, place.ServiceUrl);
        }
        catch (DbException failed)
        {
            // Whoever spoke has their answer; the next activity tries again.
            Log.NotSeen(logger, failed);
        }
    }

    private async Task<bool> LeaveAsync(DbSession session, string place, string why)
    {
        if (!await ConversationStore.MarkGoneAsync(session, place, why, Now))
        {
            return false;
        }

        await OutboxStore.CloseAsync(session, place);
        await WatchStore.PauseAllAsync(session, place, Now);
        return true;
    }

    private static async Task<(Conversation? Conversation, int Paused)> ReturnAsync(DbSession session, string place)
    {
        if (!await ConversationStore.MarkBackAsync(session, place))
        {
            return default;
        }

        return (await ConversationStore.FindAsync(session, place), await WatchStore.CountPausedAsync(session, place));
    }

    private async Task<bool> AskAsync(Conversation place, int paused, CancellationToken cancellationToken)
    {
        try
        {
            await teams.PostAsync(place, Question(paused), cancellationToken);
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            // Not back after all. The next return asks again.
            Log.NotAsked(logger, refused);
            await GoneAsync(place.Id, Removed, CancellationToken.None);
            return false;
        }
    }

    /// <summary>What the bot asks when it is back.</summary>
    private static Card Question(int paused) => new CardDraft()
        .Title(Strings.BackTitle)
        .Line(paused == 1 ? Strings.BackQuestionOne : Sentence.InPlainText(Strings.BackQuestion, paused))
        .Line(Tone.Subtle, Strings.BackHow)
        .Buttons(WatchButtons.Resume(), WatchButtons.StopAllNow(), WatchButtons.Watching())
        .Done();

    private sealed class Known
    {
        public string ServiceUrl { get; init; } = "";

        public long? GoneAt { get; init; }

        public long? RefusedSince { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Could not update the service URL of a conversation.")]
        public static partial void NotSeen(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "A conversation that was reported back refused a message; its watches stay paused.")]
        public static partial void NotAsked(ILogger logger, Exception exception);
    }
}
