using System.Data.Common;
using Gengo;
using GengoBot.Hosting;
using GengoBot.Storage;

namespace GengoBot.Conversations;

/// <summary>Which conversation watches which job: the table <c>watch</c>.</summary>
internal sealed class WatchStore(BotDb db)
{
    /// <summary>Stands for every job of the account, in place of a job's number.</summary>
    public const long EveryJob = 0;

    private readonly BoundedCache<(string Place, string Account, JobId Job), bool> _known = new(10_000, TimeProvider.System);

    /// <summary>Whether any place watches the job, alone or with all of the account's jobs.</summary>
    public static async Task<bool> IsWatchedAsync(DbSession session, string account, JobId job) =>
        await session.FirstAsync<long>(
            "SELECT id FROM watch WHERE account = @account AND job_id IN (@Job, 0) LIMIT 1", new { account, Job = job.Value }) != 0;

    /// <summary>
    /// The watches that hear of this job: of it alone, and of all of the account's; not those of conversations that the bot cannot write
    /// to.
    /// </summary>
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

    /// <summary>Whether the place watches the job, alone or with all of the account's jobs.</summary>
    public async Task<bool> IsWatchedAsync(string place, string account, JobId job, CancellationToken cancellationToken)
    {
        try
        {
            var isWatched = await db.ReadAsync(
                session => session.FirstAsync<long>(
                    "SELECT id FROM watch WHERE account = @account AND job_id IN (@Job, 0) AND conversation_id = @place LIMIT 1",
                    new { place, account, Job = job.Value }),
                cancellationToken) > 0;
            Remember(place, account, job, isWatched);
            return isWatched;
        }
        catch (DbException)
        {
            // Whoever wants to read a job does not need the database for it.
            return WasWatched(place, account, job);
        }
    }

    /// <summary>
    /// The same as it was when somebody asked last; no where nobody did. For a click that must not wait for it: the card is asked for anew
    /// before long.
    /// </summary>
    public bool WasWatched(string place, string account, JobId job) => _known.TryGet((place, account, job), out var isWatched) && isWatched;

    /// <summary>Adds a watch, or changes and unmutes the one that is there.</summary>
    /// <param name="place">A conversation without a thread.</param>
    /// <returns>Whether it is new.</returns>
    public static async Task<bool> AddAsync(
        DbSession session, string place, string account, JobId? job, WatchEvents events, Person person, long now)
    {
        var values = new
        {
            place,
            account,
            Job = job?.Value ?? EveryJob,
            Events = WatchRow.Words(events),
            person.Id,
            person.AadObjectId,
            person.Name,
            now,
        };
        if (await session.ExecuteAsync(
            """
            INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_aad_id, created_by_name, created_at,
                since)
            VALUES (@place, @account, @Job, @Events, @Id, @AadObjectId, @Name, @now, @now)
            ON CONFLICT (account, job_id, conversation_id) DO NOTHING
            """,
            values) == 1)
        {
            return true;
        }

        await session.ExecuteAsync(
            """
            UPDATE watch SET events = @Events, muted_until = NULL, paused_at = NULL,
                since = CASE WHEN paused_at IS NULL THEN since ELSE @now END
            WHERE conversation_id = @place AND account = @account AND job_id = @Job
            """, values);
        return false;
    }

    /// <returns>False if there was none.</returns>
    public static async Task<bool> RemoveAsync(DbSession session, string place, string account, JobId? job) =>
        await session.ExecuteAsync(
            "DELETE FROM watch WHERE conversation_id = @place AND account = @account AND job_id = @Job",
            new { place, account, Job = job?.Value ?? EveryJob }) == 1;

    /// <summary>Removes all watches of a place, of whichever account.</summary>
    public static Task<int> RemoveAllAsync(DbSession session, string place) =>
        session.ExecuteAsync("DELETE FROM watch WHERE conversation_id = @place", new { place });

    /// <summary>
    /// Mutes the watch of one job. A place that watches every job gets a watch of its own for it, which comes before that of all.
    /// </summary>
    /// <returns>Whether the place watches the job, and whether it got a watch of its own for it.</returns>
    public static async Task<(bool IsWatched, bool IsNew)> MuteAsync(
        DbSession session, string place, string account, JobId job, DateTimeOffset until, long now)
    {
        var values = new { place, account, Job = job.Value, Until = until.ToUnixTimeMilliseconds(), now };
        if (await session.ExecuteAsync(
            "UPDATE watch SET muted_until = @Until WHERE conversation_id = @place AND account = @account AND job_id = @Job", values) == 1)
        {
            return (true, false);
        }

        var isNew = await session.ExecuteAsync(
            """
            INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_aad_id, created_by_name, created_at,
                since, muted_until, paused_at)
            SELECT conversation_id, account, @Job, events, created_by_id, created_by_aad_id, created_by_name, @now,
                COALESCE(since, created_at), @Until, paused_at
            FROM watch WHERE conversation_id = @place AND account = @account AND job_id = 0
            """,
            values) == 1;
        return (isNew, isNew);
    }

    /// <summary>Unmutes the watch of one job, or without one all watches of the place.</summary>
    /// <returns>How many were muted.</returns>
    public static Task<int> UnmuteAsync(DbSession session, string place, string account, JobId? job, long now) => job is { } one
        ? session.ExecuteAsync(
            """
            UPDATE watch SET muted_until = NULL WHERE conversation_id = @place AND account = @account AND job_id = @Job
                AND muted_until > @now
            """,
            new { place, account, Job = one.Value, now })
        : session.ExecuteAsync(
            "UPDATE watch SET muted_until = NULL WHERE conversation_id = @place AND muted_until > @now", new { place, now });

    /// <summary>Pauses all watches of a place that the bot cannot write to.</summary>
    public static Task<int> PauseAllAsync(DbSession session, string place, long now) =>
        session.ExecuteAsync("UPDATE watch SET paused_at = @now WHERE conversation_id = @place AND paused_at IS NULL", new { place, now });

    public static async Task<int> CountPausedAsync(DbSession session, string place) =>
        (int)await session.FirstAsync<long>(
            "SELECT COUNT(*) FROM watch WHERE conversation_id = @place AND paused_at IS NOT NULL", new { place });

    /// <summary>The paused watches of a place, in the order in which their jobs are locked.</summary>
    public static async Task<IReadOnlyList<(string Account, JobId? Job)>> PausedAsync(DbSession session, string place) =>
        [.. (await session.ListAsync<WatchRow>(
            "SELECT account, job_id FROM watch WHERE conversation_id = @place AND paused_at IS NOT NULL ORDER BY account, job_id",
            new { place }))
            .Select(static row => (row.Account, row.JobId == EveryJob ? (JobId?)null : new JobId(row.JobId)))];

    public static Task<int> ResumeAllAsync(DbSession session, string place, long now) => session.ExecuteAsync(
        "UPDATE watch SET paused_at = NULL, since = @now WHERE conversation_id = @place AND paused_at IS NOT NULL", new { place, now });

    /// <summary>The watches of a place, those that tell nothing now as well.</summary>
    public Task<IReadOnlyList<Watch>> ListAsync(string place, string account, CancellationToken cancellationToken) => db.ReadAsync(
        async session => (IReadOnlyList<Watch>)[.. (await session.ListAsync<WatchRow>(
            $"SELECT {WatchRow.Columns} FROM watch WHERE conversation_id = @place AND account = @account ORDER BY job_id, id",
            new { place, account })).Select(static row => row.ToWatch())],
        cancellationToken);

    /// <summary>The people who set the watches by which a place hears of the job.</summary>
    public Task<IReadOnlyList<Person>> CreatorsAsync(string place, string account, JobId job, CancellationToken cancellationToken) =>
        db.ReadAsync(
            async session => (IReadOnlyList<Person>)[.. (await session.ListAsync<WatchRow>(
                $"""
                SELECT {WatchRow.Columns} FROM watch WHERE conversation_id = @place AND account = @account AND job_id IN (@Job, 0)
                    ORDER BY id
                """,
                new { place, account, Job = job.Value })).Select(static row => row.ToWatch().CreatedBy).DistinctBy(static one => one.Id)],
            cancellationToken);

    /// <summary>How many watches a place has, of whichever account.</summary>
    public async Task<int> CountAsync(string place, CancellationToken cancellationToken) =>
        (int)await db.ReadAsync(
            session => session.FirstAsync<long>("SELECT COUNT(*) FROM watch WHERE conversation_id = @place", new { place }),
            cancellationToken);

    /// <summary>Notes what a write to a watch has changed, for <see cref="WasWatched"/>.</summary>
    public void Remember(string place, string account, JobId? job, bool isWatched)
    {
        if (job is not { } one)
        {
            Forget();
        }
        else
        {
            _known.Set((place, account, one), isWatched);
        }
    }

    public void Forget() => _known.Clear();
}
