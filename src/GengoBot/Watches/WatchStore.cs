using Gengo;
using GengoBot.Bot;
using GengoBot.Notifications.Delivery;
using GengoBot.Notifications.Engine;
using GengoBot.Storage;

namespace GengoBot.Watches;

/// <summary>
/// Who follows which job. A job that is followed has one row of <c>watched_job</c>, whoever follows it. Rows are taken in the same order everywhere, so that
/// two transactions never wait for each other: the conversation, the watched job, messages, watches.
/// </summary>
internal sealed partial class WatchStore(BotDb db, TimeProvider time)
{
    /// <summary>In place of a job's number: every job of the account.</summary>
    private const long EveryJob = 0;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Starts a watch, or changes the one that is there.</summary>
    /// <param name="place">A conversation without a thread.</param>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> AddAsync(Conversation place, string account, JobId? job, WatchEvents events, Person person, CancellationToken cancellationToken)
    {
        var values = new { Place = place.Id, account, Job = job?.Value ?? EveryJob, Events = WatchRow.Words(events), person.Id, person.AadObjectId, person.Name, Now };
        var isNew = await db.WriteAsync(
            async session =>
            {
                // What was held while it was quiet may go now.
                await ConversationStore.RememberAsync(session, place);
                await Lanes.WakeAsync(session, place.Id, Now);
                await StartAnewAsync(session, account, job, Now);
                if (job is { } one)
                {
                    await LookAtAsync(session, account, one, Now);
                }

                if (await session.ExecuteAsync(
                    """
                    INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_aad_id, created_by_name, created_at)
                    VALUES (@Place, @account, @Job, @Events, @Id, @AadObjectId, @Name, @Now)
                    ON CONFLICT (account, job_id, conversation_id) DO NOTHING
                    """,
                    values) == 1)
                {
                    return true;
                }

                await session.ExecuteAsync(
                    "UPDATE watch SET events = @Events, muted_until = NULL, paused_at = NULL WHERE conversation_id = @Place AND account = @account AND job_id = @Job", values);
                return false;
            },
            cancellationToken);
        Remember(place.Id, account, job, isWatched: true);
        return isNew;
    }

    /// <summary>Ends a watch, and what was on its way because of it. A job that nobody watches any more is let go by the next look at it.</summary>
    /// <returns>False where there was none.</returns>
    public async Task<bool> RemoveAsync(string place, string account, JobId job, CancellationToken cancellationToken)
    {
        var values = new { place, account, Job = job.Value };
        var isRemoved = await db.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    UPDATE outbox SET state = 'dropped' WHERE conversation_id = @place AND account = @account AND job_id = @Job AND state = 'pending'
                        AND NOT EXISTS (SELECT 1 FROM watch WHERE watch.conversation_id = @place AND watch.account = @account AND watch.job_id = 0)
                    """,
                    values);
                return await session.ExecuteAsync("DELETE FROM watch WHERE conversation_id = @place AND account = @account AND job_id = @Job", values) == 1;
            },
            cancellationToken);
        Forget();
        return isRemoved;
    }

    /// <summary>Ends all watches of a place, of whichever account.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RemoveAllAsync(string place, CancellationToken cancellationToken)
    {
        var count = await db.WriteAsync(
            async session =>
            {
                await Lanes.DropAsync(session, place);
                return await session.ExecuteAsync("DELETE FROM watch WHERE conversation_id = @place", new { place });
            },
            cancellationToken);
        Forget();
        return count;
    }

    /// <summary>Whether anybody follows the job, alone or with all the others.</summary>
    public static async Task<bool> IsWatchedAsync(DbSession session, string account, JobId job) =>
        await session.FirstAsync<long>("SELECT id FROM watch WHERE account = @account AND job_id IN (@Job, 0) LIMIT 1", new { account, Job = job.Value }) != 0;

    /// <summary>
    /// Makes sure that somebody looks at the job now and from now on. What stands there at the first look is no news. It counts as a hint: so a look that is
    /// going on is followed by another one, and one that finds that nobody watches does not take the row away from somebody who just began.
    /// </summary>
    public static Task<int> LookAtAsync(DbSession session, string account, JobId job, long now) => session.ExecuteAsync(
        """
        INSERT INTO watched_job (account, job_id, bucket, due_at, interval, hints) VALUES (@account, @Job, @Bucket, @now, 0, 1)
        ON CONFLICT (account, job_id) DO UPDATE SET due_at = excluded.due_at, hints = watched_job.hints + 1
        """,
        new { account, Job = job.Value, Bucket = (long)BucketOf(account, job), now });

    public static int BucketOf(string account, JobId job) => Buckets.Of($"{account}\n{job}");

    /// <summary>
    /// Where nobody heard of a job for a while, the next look is a first one again: what happened meanwhile is no news. A look that is under way is not
    /// taken for it.
    /// </summary>
    /// <param name="job">Null: all that is known of the account.</param>
    public static Task<int> StartAnewAsync(DbSession session, string account, JobId? job, long now) => session.ExecuteAsync(
        """
        UPDATE watched_job SET looked_at = NULL, due_at = @now, hints = hints + 1, fence = fence + 1, held_until = NULL
        WHERE account = @account AND (@Job = 0 OR job_id = @Job) AND NOT EXISTS (
            SELECT 1 FROM watch JOIN conversation ON conversation.id = watch.conversation_id
            WHERE watch.account = watched_job.account AND watch.job_id IN (watched_job.job_id, 0) AND watch.paused_at IS NULL AND conversation.gone_at IS NULL)
        """,
        new { account, Job = job?.Value ?? EveryJob, now });

    /// <summary>The watches that hear of this job: of it alone, and of all of the account's; not those of conversations that the bot cannot write to.</summary>
    public static async Task<IReadOnlyList<Watch>> WatchersAsync(DbSession session, string account, JobId job)
    {
        var rows = await session.ListAsync<WatchRow>(
            $"""
            SELECT {WatchRow.Columns} FROM watch JOIN conversation ON conversation.id = watch.conversation_id
            WHERE watch.account = @account AND watch.job_id IN (@Job, 0) AND watch.paused_at IS NULL AND conversation.gone_at IS NULL
            ORDER BY watch.job_id DESC, watch.id
            """,
            new { account, Job = job.Value });

        // Who watches the job and all of them hears once, as the job's own watch says.
        return [.. rows.DistinctBy(static row => row.ConversationId).Select(static row => row.ToWatch())];
    }
}
