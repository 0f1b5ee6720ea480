using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Polling;
using GengoBot.Storage;

namespace GengoBot.Watches;

/// <summary>
/// Starts, ends and resumes watches, and tells the poller and the outbox. Rows are locked in the same order everywhere, so that two
/// transactions never wait for each other: the conversation, the watched job, messages, watches.
/// </summary>
internal sealed class WatchList(BotDb db, WatchStore watches, TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Starts a watch, or changes an existing one.</summary>
    /// <param name="place">A conversation without a thread.</param>
    /// <returns>Whether it is new.</returns>
    public Task<bool> AddAsync(
        Conversation place, string account, JobId? job, WatchEvents events, Person person, CancellationToken cancellationToken) =>
        AddAsync(
            place, account, job,
            async session =>
            {
                await PollAsync(session, account, job);
                return await WatchStore.AddAsync(session, place.Id, account, job, events, person, Now);
            },
            cancellationToken);

    /// <summary>Starts a watch of a job as it was left with this fence.</summary>
    /// <returns>Whether it is new; null where a poll has looked at the job since, and nothing is done.</returns>
    public Task<bool?> AddAsync(
        Conversation place, string account, JobId job, WatchEvents events, Person person, long fence,
        CancellationToken cancellationToken) => AddAsync<bool?>(
        place, account, job,
        async session => await WatchedJobStore.PollSoonAsync(session, account, job, fence, Now)
            ? await WatchStore.AddAsync(session, place.Id, account, job, events, person, Now) : null,
        cancellationToken);

    private async Task<T> AddAsync<T>(
        Conversation place, string account, JobId? job, Func<DbSession, Task<T>> add, CancellationToken cancellationToken)
    {
        var added = await db.WriteAsync(
            async session =>
            {
                // Setting a muted watch again unmutes it: what was held back may go now.
                await ConversationStore.RememberAsync(session, place);
                await OutboxStore.WakeAsync(session, place.Id, Now);
                return await add(session);
            },
            cancellationToken);
        if (added is not null)
        {
            watches.Remember(place.Id, account, job, isWatched: true);
        }

        return added;
    }

    /// <summary>
    /// Ends a watch, and drops its pending notifications. The next poll of a job that nobody watches any more stops polling it.
    /// </summary>
    /// <param name="job">Null: that of every job of the account; what is pending stays then, since other watches may be behind it.</param>
    /// <returns>False if there was none.</returns>
    public async Task<bool> RemoveAsync(string place, string account, JobId? job, CancellationToken cancellationToken)
    {
        var isRemoved = await db.WriteAsync(
            async session =>
            {
                if (job is { } one)
                {
                    await OutboxStore.DropAsync(session, place, account, one);
                }

                return await WatchStore.RemoveAsync(session, place, account, job);
            },
            cancellationToken);
        watches.Forget();
        return isRemoved;
    }

    /// <summary>Ends all watches of a place, of every account.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RemoveAllAsync(string place, CancellationToken cancellationToken)
    {
        var count = await db.WriteAsync(
            async session =>
            {
                await OutboxStore.DropAsync(session, place);
                return await WatchStore.RemoveAllAsync(session, place);
            },
            cancellationToken);
        watches.Forget();
        return count;
    }

    /// <summary>
    /// Resumes the paused watches of a place. What happened meanwhile is not sent: if nobody else watched a job, its next poll is a first
    /// one.
    /// </summary>
    /// <returns>How many there were.</returns>
    public Task<int> ResumeAsync(string place, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            foreach (var (account, job) in await WatchStore.PausedAsync(session, place))
            {
                await PollAsync(session, account, job);
            }

            return await WatchStore.ResumeAllAsync(session, place, Now);
        },
        cancellationToken);

    private async Task PollAsync(DbSession session, string account, JobId? job)
    {
        await WatchedJobStore.StartAnewAsync(session, account, job, Now);
        if (job is { } one)
        {
            await WatchedJobStore.PollSoonAsync(session, account, one, Now);
        }
    }
}
