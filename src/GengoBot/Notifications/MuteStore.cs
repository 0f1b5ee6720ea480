using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Storage;

namespace GengoBot.Notifications;

/// <summary>
/// Mutes notifications for a while, of a whole place or of one job there. Nothing is lost: what is held is sent when the time is over.
/// </summary>
internal sealed class MuteStore(BotDb db, TimeProvider time)
{
    /// <summary>The end of a mute that has none.</summary>
    public static readonly DateTimeOffset UntilUnmuted = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task MuteAsync(Conversation place, DateTimeOffset until, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            await ConversationStore.RememberAsync(session, place);
            await ConversationStore.MuteAsync(session, place.Id, until);
            return await OutboxStore.WakeAsync(session, place.Id, Now);
        },
        cancellationToken);

    /// <returns>False if the place does not watch the job anyway.</returns>
    public Task<bool> MuteAsync(string place, string account, JobId job, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.WriteAsync(
        async session =>
        {
            await OutboxStore.WakeAsync(session, place, Now);
            var (isWatched, isNew) = await WatchStore.MuteAsync(session, place, account, job, until, Now);
            if (isNew)
            {
                await OutboxStore.MoveToOwnWatchAsync(session, place, account, job);
            }

            return isWatched;
        },
        cancellationToken);

    /// <summary>Unmutes one job, or without one the whole place.</summary>
    /// <returns>Whether anything was muted.</returns>
    public Task<bool> UnmuteAsync(string place, string account, JobId? job, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var ended = job is null ? await ConversationStore.UnmuteAsync(session, place, Now) : 0;
            await OutboxStore.WakeAsync(session, place, Now);
            return ended + await WatchStore.UnmuteAsync(session, place, account, job, Now) > 0;
        },
        cancellationToken);

    /// <returns>Until when the whole place is muted; null if it is not.</returns>
    public Task<DateTimeOffset?> UntilAsync(string place, CancellationToken cancellationToken) =>
        db.ReadAsync(session => ConversationStore.MutedUntilAsync(session, place, Now), cancellationToken);
}
