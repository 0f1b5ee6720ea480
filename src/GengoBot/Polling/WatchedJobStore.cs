using Gengo;
using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Scheduler;
using GengoBot.Storage;
using GengoBot.Writes;
using Microsoft.Extensions.Options;

namespace GengoBot.Polling;

/// <summary>The watched jobs: when each is polled next, by one process at a time, and what polls have found.</summary>
internal sealed class WatchedJobStore(BotDb db, AccountRateLimiter rate, IOptions<GengoAccountsOptions> options, TimeProvider time)
    : IJobWriteObserver
{
    /// <summary>A job and its thread; revisions only where there may be new ones.</summary>
    private const int CallsPerPoll = 2;

    /// <summary>An account that has to wait has nothing that is due, so that what waits keeps its order.</summary>
    private readonly string _fromDue =
        $"""
        FROM watched_job LEFT JOIN account_rate_limit ON account_rate_limit.account = watched_job.account
        WHERE watched_job.due_at <= @Now
          AND (watched_job.held_until IS NULL OR watched_job.held_until <= @Now OR {db.IsDead("watched_job.held_by")})
          AND (account_rate_limit.tat IS NULL OR account_rate_limit.tat <= CASE WHEN watched_job.hints > 0 THEN @Latest ELSE @LatestPoll
              END)
        """;

    /// <summary>Longer than a poll takes. A poll that has not ended by then is dead, or the fence refuses its result.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(1);

    private TimeSpan Poll => options.Value.PollInterval;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<IReadOnlyList<int>> DuePartitionsAsync(CancellationToken cancellationToken) => db.ReadAsync<IReadOnlyList<int>>(
        async session =>
        {
            var partitions = await session.ListAsync<long>(
                $"SELECT DISTINCT watched_job.partition {_fromDue}", new { Now, rate.Latest, rate.LatestPoll });
            return [.. partitions.Select(static partition => (int)partition)];
        },
        cancellationToken);

    /// <summary>Takes what is due next in a partition: what Gengo or a person hinted at comes first.</summary>
    /// <returns>Null where nothing is due, or the accounts have to wait.</returns>
    public async Task<WatchedJob?> TakeAsync(int partition, CancellationToken cancellationToken)
    {
        var holder = await db.HolderAsync(cancellationToken);
        return await db.WriteAsync(
            async session =>
            {
                while (await session.FirstAsync<WatchedJobRow>(
                    $"""
                    SELECT watched_job.account, watched_job.job_id, watched_job.fence, watched_job.hints {_fromDue}
                        AND watched_job.partition = @Partition
                    ORDER BY CASE WHEN watched_job.hints > 0 THEN 0 ELSE 1 END, watched_job.due_at, watched_job.job_id LIMIT 1
                    """,
                    new { Now, rate.Latest, rate.LatestPoll, Partition = (long)partition }) is { } due)
                {
                    if (!await WatchStore.IsWatchedAsync(session, due.Account, due.Id))
                    {
                        await DropAsync(session, due);
                    }
                    else if (await HoldAsync(session, due, holder) is { } held)
                    {
                        return await rate.TryTakeAsync(session, held.Account, CallsPerPoll, isHinted: held.Hints > 0)
                            ? held.ToJob(await CallbackHintStore.PendingAsync(session, held.Account, held.Id))
                            : await LetGoAsync(session, held);
                    }
                }

                return null;
            },
            cancellationToken);
    }

    /// <summary>Counts the call for a job's revisions.</summary>
    public Task AddCallAsync(WatchedJob job, CancellationToken cancellationToken) =>
        db.WriteAsync(session => rate.AddAsync(session, job.Account, 1), cancellationToken);

    /// <summary>Ends a poll: what is to be told, what was seen, and when to look again, at once.</summary>
    /// <param name="tell">Puts what is new on its way, and says whether anything was.</param>
    /// <returns>False where another poll has overtaken this one; nothing is written then.</returns>
    public async Task<bool> EndAsync(
        WatchedJob job, JobSnapshot reading, JobState state, Func<DbSession, IReadOnlySet<string>, Task<bool>> tell,
        CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(
                async session =>
                {
                    var seen = (
                        await session.ListAsync<string>(
                            "SELECT key FROM seen_comment WHERE account = @Account AND job_id = @Job",
                            new { job.Account, Job = job.Id.Value })).ToHashSet();
                    var hasNews = await tell(session, seen);
                    foreach (var comment in reading.Thread.Where(comment => !seen.Contains(comment.Key)))
                    {
                        await session.ExecuteAsync(
                            "INSERT INTO seen_comment (account, job_id, key) VALUES (@Account, @Job, @Key) ON CONFLICT DO NOTHING",
                            new { job.Account, Job = job.Id.Value, comment.Key });
                    }

                    // Last, so that conversations are locked before jobs, as everywhere.
                    await EndRowAsync(session, job, reading, state, hasNews);
                    return true;
                },
                cancellationToken);
        }
        catch (OvertakenException)
        {
            return false;
        }
    }

    private async Task EndRowAsync(DbSession session, WatchedJob job, JobSnapshot reading, JobState state, bool hasNews)
    {
        var interval = PollSchedule.After(job.Interval, hasNews, state.IsFinal, Poll);
        var next = time.GetUtcNow() + PollSchedule.Spread(interval, job.Id);
        var ended = await session.FirstAsync<WatchedJobRow>(
            """
            UPDATE watched_job SET
                polled_at = @PolledAt, status = @Status, fingerprint = @Fingerprint, revisions = @Revisions,
                approves_at = @ApprovesAt, slug = @Slug,
                source_language = @Source, target_language = @Target, status_assumed_at = @StatusAssumedAt, poll_interval = @Interval,
                failures = 0, held_until = NULL, fence = fence + 1, hints = hints - @Hints,
                due_at = CASE WHEN hints = @Hints THEN @Next ELSE @Now END
            WHERE account = @Account AND job_id = @Job AND fence = @Fence
            RETURNING account, job_id, hints
            """,
            new
            {
                job.Account,
                Job = job.Id.Value,
                job.Fence,
                job.Hints,
                PolledAt = reading.BeganAt.ToUnixTimeMilliseconds(),
                Status = state.Status.Raw,
                state.Fingerprint,
                Revisions = (long)state.Revisions,
                ApprovesAt = state.ApprovesAt?.ToUnixTimeMilliseconds(),
                state.Slug,
                state.Source,
                state.Target,
                StatusAssumedAt = state.StatusAssumedAt?.ToUnixTimeMilliseconds(),
                Interval = (long)interval.TotalMilliseconds,
                Next = (Reminders.Next(time.GetUtcNow(), state.ApprovesAt) is { } reminder && reminder < next ? reminder : next)
                    .ToUnixTimeMilliseconds(),
                Now,
            }) ?? throw new OvertakenException();
        if (state.Slug != job.State?.Slug)
        {
            await JobIndex.KeepAsync(session, job.Account, job.Id, state.Slug);
        }

        if (ended.Hints == 0)
        {
            await CallbackHintStore.EndAsync(session, job.Account, job.Id);
        }
    }

    /// <summary>Ends a poll that Gengo did not answer. The hints stay, and the job is polled again later.</summary>
    public Task FailAsync(WatchedJob job, CancellationToken cancellationToken)
    {
        var backoff = PollSchedule.Spread(PollSchedule.AfterFailures(job.Failures + 1, Poll), job.Id);
        return db.WriteAsync(
            session => session.ExecuteAsync(
                """
                UPDATE watched_job SET failures = failures + 1, held_until = NULL, due_at = @Next WHERE account = @Account AND job_id = @Job
                    AND fence = @Fence
                """,
                new { job.Account, Job = job.Id.Value, job.Fence, Next = (time.GetUtcNow() + backoff).ToUnixTimeMilliseconds() }),
            cancellationToken);
    }

    /// <summary>
    /// Makes sure that somebody polls the job now and from now on. What stands there at the first poll is no news. It counts as a hint: so
    /// a poll that is going on is followed by another one, and one that finds that nobody watches does not take the row away from somebody
    /// who just began.
    /// </summary>
    public static Task<int> PollSoonAsync(DbSession session, string account, JobId job, long now) => session.ExecuteAsync(
        """
        INSERT INTO watched_job (account, job_id, partition, due_at, poll_interval, hints) VALUES (@account, @Job, @Partition, @now, 0, 1)
        ON CONFLICT (account, job_id) DO UPDATE SET due_at = excluded.due_at, hints = watched_job.hints + 1
        """,
        new { account, Job = job.Value, Partition = (long)PartitionOf(account, job), now });

    /// <summary>The same, if no poll ended or began since the job had this fence.</summary>
    /// <returns>Whether it still has.</returns>
    public static async Task<bool> PollSoonAsync(DbSession session, string account, JobId job, long fence, long now) =>
        await session.ExecuteAsync(
            "UPDATE watched_job SET due_at = @now, hints = hints + 1 WHERE account = @account AND job_id = @Job AND fence = @fence",
            new { account, Job = job.Value, fence, now }) == 1;

    /// <summary>The job as the last poll left it, with what Gengo called about since; empty where there was none.</summary>
    public Task<WatchedJob> FindAsync(string account, JobId job, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            var row = await session.FirstAsync<WatchedJobRow>(
                $"SELECT {WatchedJobRow.Columns} FROM watched_job WHERE account = @account AND job_id = @Job",
                new { account, Job = job.Value });
            return row?.ToJob(await CallbackHintStore.PendingAsync(session, account, job))
                ?? new WatchedJob(account, job, Fence: 0, Hints: 0);
        },
        cancellationToken);

    /// <summary>Makes sure that the job has a row. Somebody is about to watch it; if that fails, a poll finds that nobody does.</summary>
    public Task<int> KeepAsync(string account, JobId job, CancellationToken cancellationToken) => db.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO watched_job (account, job_id, partition, due_at, poll_interval) VALUES (@account, @Job, @Partition, @Due, 0)
            ON CONFLICT (account, job_id) DO NOTHING
            """,
            new
            {
                account,
                Job = job.Value,
                Partition = (long)PartitionOf(account, job),
                Due = (time.GetUtcNow() + HeldFor).ToUnixTimeMilliseconds(),
            }),
        cancellationToken);

    /// <summary>Others who watch the job are to hear of it soon. Where nobody does, there is no row.</summary>
    public Task WrittenAsync(DbSession session, string account, JobId job, long now) => session.ExecuteAsync(
        "UPDATE watched_job SET due_at = @now, hints = hints + 1 WHERE account = @account AND job_id = @Job",
        new { account, Job = job.Value, now });

    public static int PartitionOf(string account, JobId job) => Partitions.Of($"{account}\n{job}");

    /// <summary>
    /// Where nobody heard of a job for a while, the next poll is a first one again: what happened meanwhile is no news. A poll that is
    /// under way is not taken for it.
    /// </summary>
    /// <param name="job">Null: all that is known of the account.</param>
    public static Task<int> StartAnewAsync(DbSession session, string account, JobId? job, long now) => session.ExecuteAsync(
        """
        UPDATE watched_job SET polled_at = NULL, due_at = @now, hints = hints + 1, fence = fence + 1, held_until = NULL
        WHERE account = @account AND (@Job = 0 OR job_id = @Job) AND NOT EXISTS (
            SELECT 1 FROM watch JOIN conversation ON conversation.id = watch.conversation_id
            WHERE watch.account = watched_job.account AND watch.job_id IN (watched_job.job_id, 0) AND watch.paused_at IS NULL
                AND conversation.gone_at IS NULL)
        """,
        new { account, Job = job?.Value ?? WatchStore.EveryJob, now });

    /// <summary>Gives a job back because this process stops.</summary>
    public Task LetGoAsync(WatchedJob job) => db.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE watched_job SET held_until = NULL WHERE account = @Account AND job_id = @Job AND fence = @Fence",
            new { job.Account, Job = job.Id.Value, job.Fence }),
        CancellationToken.None);

    private Task<WatchedJobRow?> HoldAsync(DbSession session, WatchedJobRow due, long holder) => session.FirstAsync<WatchedJobRow>(
        $"""
        UPDATE watched_job SET fence = fence + 1, held_until = @Until, held_by = @holder
        WHERE account = @Account AND job_id = @JobId AND fence = @Fence
            RETURNING {WatchedJobRow.Columns}
        """,
        new { due.Account, due.JobId, due.Fence, holder, Until = (time.GetUtcNow() + HeldFor).ToUnixTimeMilliseconds() });

    private static async Task<WatchedJob?> LetGoAsync(DbSession session, WatchedJobRow held)
    {
        await session.ExecuteAsync(
            "UPDATE watched_job SET held_until = NULL WHERE account = @Account AND job_id = @JobId", new { held.Account, held.JobId });
        return null;
    }

    /// <summary>Deletes a job that nobody watches any more. A watch that begins just now has raised the hints.</summary>
    private static async Task DropAsync(DbSession session, WatchedJobRow row)
    {
        if (await session.ExecuteAsync(
            "DELETE FROM watched_job WHERE account = @Account AND job_id = @JobId AND fence = @Fence AND hints = @Hints",
            new { row.Account, row.JobId, row.Fence, row.Hints }) == 1)
        {
            await JobIndex.ForgetAsync(session, row.Account, row.Id);
            await session.ExecuteAsync(
                "DELETE FROM seen_comment WHERE account = @Account AND job_id = @JobId", new { row.Account, row.JobId });
            await CallbackHintStore.EndAsync(session, row.Account, row.Id);
        }
    }

    /// <summary>Undoes what an overtaken poll has written.</summary>
    private sealed class OvertakenException : Exception;
}
