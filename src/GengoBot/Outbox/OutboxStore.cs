using Gengo;
using GengoBot.Conversations;
using GengoBot.Scheduler;
using GengoBot.Storage;
using GengoBot.Teams.Connector;

namespace GengoBot.Outbox;

/// <summary>
/// The rows behind delivery: <c>outbox</c> has a row for each change that a conversation is to hear of, <c>delivery_queue</c> one for each
/// conversation, with the time at which something is due there. A run locks its row of the queue before those of the outbox.
/// </summary>
internal sealed class OutboxStore(BotDb db, TimeProvider time)
{
    /// <summary>The most rows that are read at once, and that can become one message.</summary>
    public const int MaxRows = 100;

    /// <summary>
    /// Of rows of the outbox: pending, and behind no muted watch; and where Teams takes replies only, about a job that has a card to reply
    /// to.
    /// </summary>
    private const string MayGo =
        """
        state = 'pending' AND NOT EXISTS (
            SELECT 1 FROM watch WHERE watch.conversation_id = outbox.conversation_id AND watch.muted_until > @Now
            AND (watch.id = outbox.watch_id OR (watch.account = outbox.account AND watch.job_id = outbox.job_id)))
        AND (
            NOT EXISTS (SELECT 1 FROM delivery_queue
                WHERE delivery_queue.conversation_id = outbox.conversation_id AND replies_only_until > @Now)
            OR EXISTS (SELECT 1 FROM shown_job WHERE shown_job.conversation_id = outbox.conversation_id
                AND shown_job.account = outbox.account AND shown_job.job_id = outbox.job_id AND shown_job.card_id IS NOT NULL))
        """;

    private const string NothingRefused = "refused_since = NULL, refused_because = NULL, unclear_since = NULL";

    private const string PostsAgain = "replies_only_since = NULL, replies_only_until = NULL, replies_only_because = NULL";

    private const string IsHeld = "EXISTS (SELECT 1 FROM delivery_queue WHERE conversation_id = @Id AND fence = @Fence)";

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Adds an entry in the transaction in which the change becomes known.</summary>
    /// <returns>False where the same change is, or was, on its way there already.</returns>
    public static async Task<bool> AddAsync(DbSession session, OutboxEntry entry, DateTimeOffset now)
    {
        var due = entry.DueAt.ToUnixTimeMilliseconds();
        var isNew = await session.ExecuteAsync(
            """
            INSERT INTO outbox (conversation_id, dedupe_key, account, job_id, watch_id, body, created_at, callback_at, trace, due_at, state)
            VALUES (@Place, @Key, @Account, @Job, @WatchId, @Body, @Now, @CallbackAt, @Trace, @due, 'pending')
            ON CONFLICT (dedupe_key) DO NOTHING
            """,
            new
            {
                entry.Place,
                Key = $"{entry.Place}\n{entry.Account}\n{entry.Job}\n{entry.Fact.Key}",
                entry.Account,
                Job = entry.Job.Value,
                entry.WatchId,
                Body = entry.Fact.ToJson(),
                Now = now.ToUnixTimeMilliseconds(),
                CallbackAt = entry.CallbackAt?.ToUnixTimeMilliseconds(),
                entry.Trace,
                due,
            }) == 1;
        if (isNew)
        {
            await ScheduleAsync(
                session, entry.Place, due,
                "CASE WHEN delivery_queue.due_at < excluded.due_at THEN delivery_queue.due_at ELSE excluded.due_at END");
        }

        return isNew;
    }

    /// <summary>Checks the queue now: what is held there may go, or not yet.</summary>
    public static Task<int> WakeAsync(DbSession session, string place, long now) => ScheduleAsync(session, place, now, "excluded.due_at");

    /// <summary>
    /// The version tells whoever delivers there just now that there is more to do: docs/decisions/0008-notifications.md#no-wake-up-is-lost.
    /// </summary>
    private static Task<int> ScheduleAsync(DbSession session, string place, long due, string dueAt) => session.ExecuteAsync(
        $"""
        INSERT INTO delivery_queue (conversation_id, partition, due_at, version) SELECT id, @Partition, @due, 1 FROM conversation
            WHERE id = @place
        ON CONFLICT (conversation_id) DO UPDATE SET version = delivery_queue.version + 1, due_at = {dueAt}
        """,
        new { place, due, Partition = (long)Partitions.Of(place) });

    /// <summary>The same, whatever Teams refused there: somebody spoke, so it may take messages again.</summary>
    public static async Task WakeRefusedAsync(DbSession session, string place, long now)
    {
        if (await session.ExecuteAsync(
            """
            UPDATE delivery_queue SET version = version + 1, due_at = @now, replies_only_until = NULL
            WHERE conversation_id = @place AND (refused_since IS NOT NULL OR replies_only_since IS NOT NULL)
            """,
            new { place, now }) == 1)
        {
            await session.ExecuteAsync(
                """
                UPDATE outbox SET due_at = @now
                WHERE conversation_id = @place AND state = 'pending' AND last_error IS NOT NULL AND due_at > @now
                """,
                new { place, now });
        }
    }

    /// <summary>Drops what is pending, and nothing is due any more: the bot is gone from there.</summary>
    public static async Task<int> CloseAsync(DbSession session, string place)
    {
        await session.ExecuteAsync(
            $"UPDATE delivery_queue SET due_at = NULL, {NothingRefused}, {PostsAgain} WHERE conversation_id = @place", new { place });
        return await DropAsync(session, place);
    }

    /// <summary>Drops all that is pending there.</summary>
    public static Task<int> DropAsync(DbSession session, string place) =>
        session.ExecuteAsync("UPDATE outbox SET state = 'dropped' WHERE conversation_id = @place AND state = 'pending'", new { place });

    /// <summary>Drops what is pending there about one job, unless the place watches every job of the account.</summary>
    public static Task<int> DropAsync(DbSession session, string place, string account, JobId job) => session.ExecuteAsync(
        """
        UPDATE outbox SET state = 'dropped' WHERE conversation_id = @place AND account = @account AND job_id = @Job AND state = 'pending'
            AND NOT EXISTS (SELECT 1 FROM watch WHERE watch.conversation_id = @place AND watch.account = @account AND watch.job_id = 0)
        """,
        new { place, account, Job = job.Value });

    /// <summary>Assigns what is pending there about one job to the job's own watch.</summary>
    public static Task<int> MoveToOwnWatchAsync(DbSession session, string place, string account, JobId job) => session.ExecuteAsync(
        """
        UPDATE outbox SET watch_id = (SELECT id FROM watch WHERE conversation_id = @place AND account = @account AND job_id = @Job)
        WHERE conversation_id = @place AND account = @account AND job_id = @Job AND state = 'pending'
        """,
        new { place, account, Job = job.Value });

    public async Task<IReadOnlyList<int>> DuePartitionsAsync(CancellationToken cancellationToken) =>
        [.. (await db.ReadAsync(session => session
            .ListAsync<long>("SELECT DISTINCT partition FROM delivery_queue WHERE due_at <= @Now", new { Now }), cancellationToken))
                .Select(static partition => (int)partition)];

    public Task<IReadOnlyList<string>> DueAsync(int partition, int most, CancellationToken cancellationToken) => db.ReadAsync(
        session =>
            session.ListAsync<string>(
                "SELECT conversation_id FROM delivery_queue WHERE due_at <= @Now AND partition = @partition ORDER BY due_at LIMIT @most",
                new { Now, partition, most }),
        cancellationToken);

    /// <summary>Takes the queue for one run, whoever had it before.</summary>
    public Task<ConversationQueue?> TakeAsync(string place, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(
                "UPDATE delivery_queue SET fence = fence + 1 WHERE conversation_id = @place", new { place }) == 0)
            {
                return null;
            }

            var row = await session.FirstAsync<Row>(
                """
                SELECT id, kind, service_url, channel_id, tenant_id, bot_id, team_id, muted_until, gone_at, fence, version, tat,
                    refused_since, unclear_since, replies_only_since, replies_only_until,
                    (SELECT MIN(watch.muted_until) FROM watch WHERE watch.conversation_id = conversation.id
                        AND watch.muted_until > @Now) AS held_until,
                    CASE kind WHEN 'Personal' THEN (SELECT MAX(watch.created_by_aad_id) FROM watch
                        WHERE watch.conversation_id = conversation.id) END AS listener_aad_id
                FROM delivery_queue JOIN conversation ON conversation.id = delivery_queue.conversation_id
                    WHERE delivery_queue.conversation_id = @place
                """,
                new { place, Now });
            if (row is null)
            {
                return null;
            }

            var pending = row.GoneAt is not null || row.MutedUntil > Now ? [] : await PendingAsync(session, place);
            return row.ToQueue(Now) with { Messages = OutboxMessage.Of(pending), HasMore = pending.Count == MaxRows };
        },
        cancellationToken);

    /// <summary>Reads what is pending, in order. Entries of a muted watch are left for later.</summary>
    private Task<IReadOnlyList<OutboxRow>> PendingAsync(DbSession session, string place) => session.ListAsync<OutboxRow>(
        $"""
        SELECT id, account, job_id, body, created_at, callback_at, trace, due_at, attempts FROM outbox
        WHERE conversation_id = @place AND {MayGo} ORDER BY id LIMIT @MaxRows
        """,
        new { place, Now, MaxRows });

    /// <summary>
    /// Asked right before a message is sent: since the run took the queue, somebody may have ended the watch or muted it, or the bot may
    /// have been removed.
    /// </summary>
    /// <returns>What of it is still to be told.</returns>
    public async Task<IReadOnlySet<long>> StillPendingAsync(ConversationQueue queue, OutboxMessage message) => (await db.ReadAsync(
        session => session.ListAsync<long>(
            $"""
            SELECT id FROM outbox
            WHERE conversation_id = @Id AND account = @Account AND job_id = @Job AND id <= @Last AND {MayGo} AND NOT EXISTS (
                SELECT 1 FROM conversation WHERE conversation.id = @Id AND (gone_at IS NOT NULL OR muted_until > @Now))
            """,
            new { queue.Place.Id, message.Account, Job = message.Job.Value, Last = message.Rows[^1].Id, Now }),
        CancellationToken.None)).ToHashSet();

    /// <summary>Stores how much of the rate is used.</summary>
    /// <returns>Whether the queue is still this run's.</returns>
    public Task<bool> HoldsAsync(ConversationQueue queue, SendRateLimiter limiter) => WriteHeldAsync(queue, limiter, new QueueChange(), []);

    /// <summary>Notes that Teams takes messages there again.</summary>
    /// <returns>Whether the queue is still this run's.</returns>
    public Task<bool> TakenAgainAsync(ConversationQueue queue, SendRateLimiter limiter) =>
        WriteHeldAsync(queue, limiter, new QueueChange(NothingRefused), []);

    /// <summary>Notes that Teams takes no new posts there.</summary>
    /// <param name="until">When to try the next one.</param>
    /// <returns>Whether the queue is still this run's.</returns>
    public Task<bool> RepliesOnlyAsync(ConversationQueue queue, SendRateLimiter limiter, string code, long until) => WriteHeldAsync(
        queue, limiter,
        new QueueChange(
            "replies_only_since = COALESCE(replies_only_since, @Now), replies_only_until = @Until, replies_only_because = @Code",
            code, until),
        []);

    /// <param name="posted">The message, and the thread that it stands in.</param>
    /// <returns>Whether the queue is still this run's; else nothing was written.</returns>
    public Task<bool> SentAsync(ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter, PostedMessage posted) =>
        WriteHeldAsync(
            queue, limiter, new QueueChange(posted.IsNewPost ? $"{NothingRefused}, {PostsAgain}" : NothingRefused),
            message.Rows.Select(row => (
                $"""
                UPDATE outbox SET state = 'sent', sent_at = @Now, message_id = @MessageId, thread_id = @ThreadId, last_error = NULL
                WHERE id = @Row AND state = 'pending' AND {IsHeld}
                """,
                (object)new { Now, posted.MessageId, posted.ThreadId, Row = row.Id, queue.Place.Id, queue.Fence })));

    /// <summary>Keeps a message that Teams refused, and notes since when it refuses them there.</summary>
    /// <param name="dueAt">When to try again.</param>
    /// <returns>Whether the queue is still this run's; else nothing was written.</returns>
    public Task<bool> RefusedAsync(
        ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter, SendFailure refusal, long dueAt)
    {
        var isUnclear = refusal.Then == AfterRefusal.Unclear;
        return WriteHeldAsync(
            queue, limiter,
            new QueueChange(
                "refused_since = COALESCE(refused_since, @Now), refused_because = @Code, unclear_since = "
                    + (isUnclear ? "COALESCE(unclear_since, @Now)" : "NULL"),
                refusal.Code),
            message.Rows.Select(row => (
                $"""
                UPDATE outbox SET attempts = @Attempts, due_at = @dueAt, last_error = @Code
                WHERE id = @Row AND state = 'pending' AND {IsHeld}
                """,
                (object)new
                {
                    Attempts = row.Attempts + (isUnclear || refusal.Then == AfterRefusal.TryAgain ? 1 : 0),
                    dueAt,
                    refusal.Code,
                    Row = row.Id,
                    queue.Place.Id,
                    queue.Fence,
                })));
    }

    /// <summary>Gives a message up that Teams would refuse again.</summary>
    /// <returns>Whether the queue is still this run's; else nothing was written.</returns>
    public Task<bool> GiveUpAsync(ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter, string code) => WriteHeldAsync(
        queue, limiter, new QueueChange(),
        message.Rows.Select(row => (
            $"""
            UPDATE outbox SET state = 'dead', attempts = @Attempts, last_error = @code
            WHERE id = @Row AND state = 'pending' AND {IsHeld}
            """,
            (object)new { Attempts = row.Attempts + 1, code, Row = row.Id, queue.Place.Id, queue.Fence })));

    /// <summary>Drops a message that nobody there may read any more.</summary>
    /// <returns>Whether the queue is still this run's; else nothing was written.</returns>
    public Task<bool> DropAsync(ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter) => WriteHeldAsync(
        queue, limiter, new QueueChange(),
        message.Rows.Select(row => (
            $"UPDATE outbox SET state = 'dropped' WHERE id = @Row AND state = 'pending' AND {IsHeld}",
            (object)new { Row = row.Id, queue.Place.Id, queue.Fence })));

    /// <summary>Locks the queue's row first, so that nobody takes it in between; where somebody has, the rest does nothing.</summary>
    private async Task<bool> WriteHeldAsync(
        ConversationQueue queue, SendRateLimiter limiter, QueueChange change, IEnumerable<(string Sql, object Values)> statements) =>
        (await db.WriteAllAsync(
        [
            (
                $"UPDATE delivery_queue SET {change.Sql} WHERE conversation_id = @Id AND fence = @Fence",
                new { limiter.Tat, queue.Place.Id, queue.Fence, Now, change.Code, change.Until }),
            .. statements,
        ]))[0] == 1;

    /// <summary>Drops all that is pending, because the bot is gone from there.</summary>
    public Task DropAsync(ConversationQueue queue) => db.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "UPDATE delivery_queue SET due_at = NULL WHERE conversation_id = @Id AND fence = @Fence AND version = @Version",
                new { queue.Place.Id, queue.Fence, queue.Version });
            return await DropAsync(session, queue.Place.Id);
        },
        CancellationToken.None);

    /// <summary>Ends the run. A queue with something new, or one that somebody else took meanwhile, stays due as it is.</summary>
    public Task LeaveAsync(ConversationQueue queue, long? dueAt) => db.WriteAllAsync((
        "UPDATE delivery_queue SET due_at = @dueAt WHERE conversation_id = @Id AND fence = @Fence AND version = @Version",
        new { dueAt, queue.Place.Id, queue.Fence, queue.Version }));

    /// <summary>Tries what was given up anew, from the beginning; not where the bot cannot write any more.</summary>
    /// <returns>How many entries.</returns>
    public Task<int> RetryAsync(string account, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var values = new { account, Now };
            await session.ExecuteAsync(
                """
                UPDATE delivery_queue SET version = version + 1, due_at = @Now
                WHERE conversation_id IN (SELECT conversation_id FROM outbox WHERE state = 'dead' AND account = @account)
                    AND conversation_id IN (SELECT id FROM conversation WHERE gone_at IS NULL)
                """,
                values);
            return await session.ExecuteAsync(
                """
                UPDATE outbox SET state = 'pending', attempts = 0, due_at = @Now, last_error = NULL
                WHERE state = 'dead' AND account = @account AND conversation_id IN (SELECT id FROM conversation WHERE gone_at IS NULL)
                """,
                values);
        },
        cancellationToken);

    /// <summary>Deletes at most so many finished entries of before.</summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteFinishedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => db.WriteAsync(
        session => session.ExecuteAsync(
            """
            DELETE FROM outbox WHERE id IN (
                SELECT id FROM outbox WHERE created_at < @Before AND state IN ('sent', 'dropped') ORDER BY created_at LIMIT @most)
            """,
            new { Before = before.ToUnixTimeMilliseconds(), most }),
        cancellationToken);

    /// <summary>A change of a queue's row, beside that of its rate.</summary>
    private readonly record struct QueueChange(string? More = null, string? Code = null, long? Until = null)
    {
        public string Sql => More is null ? "tat = @Tat" : $"tat = @Tat, {More}";
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string ServiceUrl { get; init; } = "";

        public string ChannelId { get; init; } = "";

        public string? TenantId { get; init; }

        public string BotId { get; init; } = "";

        public string? TeamId { get; init; }

        public long Fence { get; init; }

        public long Version { get; init; }

        public long Tat { get; init; }

        public long? MutedUntil { get; init; }

        public long? GoneAt { get; init; }

        public long? HeldUntil { get; init; }

        public long? RefusedSince { get; init; }

        public long? UnclearSince { get; init; }

        public long? RepliesOnlySince { get; init; }

        public long? RepliesOnlyUntil { get; init; }

        public string? ListenerAadId { get; init; }

        public ConversationQueue ToQueue(long now)
        {
            var place = new Conversation(Id, Enum.Parse<ConversationKind>(Kind), ServiceUrl, ChannelId, TenantId, BotId);
            var queue = new ConversationQueue(place with { TeamId = TeamId }, Fence, Version, Tat)
            {
                MutedUntil = MutedUntil,
                ListenerAadId = ListenerAadId,
                RepliesOnlySince = RepliesOnlySince,
                IsGone = GoneAt is not null,
            };
            queue.IsRefused(RefusedSince, UnclearSince);
            queue.HoldsUntil(HeldUntil);
            queue.HoldsUntil(RepliesOnlyUntil > now ? RepliesOnlyUntil : null);
            return queue;
        }
    }
}
