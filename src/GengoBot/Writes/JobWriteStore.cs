using System.Data.Common;
using Gengo;
using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Writes;

/// <summary>Lets one write at a time go to a job, across all replicas, and knows what was last done to it.</summary>
internal sealed partial class JobWriteStore(BotDb db, IJobWriteObserver observer, TimeProvider time, ILogger<JobWriteStore> logger)
{
    /// <summary>Longer than a write takes, with all timeouts at Gengo: a write that was not held for so long may be taken over.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Who presses a button again within this time wants the answer that was lost on the way, and not the same thing a second time.
    /// </summary>
    public static readonly TimeSpan SameClickWithin = TimeSpan.FromMinutes(5);

    /// <summary>A request gives up after this, well before anybody may take the write over.</summary>
    private static readonly TimeSpan SentWithin = TimeSpan.FromSeconds(90);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long Due => (time.GetUtcNow() + HeldFor).ToUnixTimeMilliseconds();

    /// <summary>Takes the job for a write, unless another one is running. Its delivery is recorded in the same transaction.</summary>
    /// <returns>Null if the delivery came before: then nothing begins.</returns>
    public async Task<JobWriteStart?> TryBeginAsync(NewJobWrite wanted, CancellationToken cancellationToken)
    {
        var holder = await db.HolderAsync(cancellationToken);
        while (true)
        {
            var (isRepeat, mine) = await db.PromiseAsync(session => BeginAsync(session, wanted, holder), cancellationToken);
            if (isRepeat)
            {
                return null;
            }

            wanted.Delivery?.IsBegun = true;
            if (mine is not null)
            {
                return new JobWriteStart(true, mine);
            }

            // The first write may have ended since; then this one tries again.
            if (await RunningAsync(wanted.Account, wanted.Job, cancellationToken) is { } first)
            {
                return new JobWriteStart(false, first);
            }
        }
    }

    private async Task<(bool IsRepeat, JobWrite? Mine)> BeginAsync(DbSession session, NewJobWrite wanted, long holder)
    {
        if (wanted.Delivery is { } delivery)
        {
            if (await FirstPressAsync(session, wanted, delivery) is { } first)
            {
                delivery.IsRepeatOf(first);
                return (true, null);
            }

            if (!delivery.IsBegun && !await InvokeStore.TryBeginAsync(session, delivery, Now))
            {
                return (true, null);
            }
        }

        var began = Now;
        var id = await session.FirstAsync<long?>(
            """
            INSERT INTO job_write (account, job_id, kind, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, fingerprint,
                reference, click, activity_id, words, state, fence, started_at, due_at, held_by)
            VALUES (@Account, @Job, @Kind, @ActorId, @ActorAadId, @ActorName, @TenantId, @ConversationId, @Fingerprint, @Reference,
                @Click, @Activity, @Words, 'running', 1, @Began, @Due, @holder)
            ON CONFLICT (account, job_id) WHERE state = 'running' DO NOTHING
            RETURNING id
            """,
            new
            {
                wanted.Account,
                Job = wanted.Job.Value,
                wanted.Kind,
                ActorId = wanted.Person.Id,
                ActorAadId = wanted.Person.AadObjectId,
                ActorName = wanted.Person.Name,
                wanted.Conversation.TenantId,
                ConversationId = wanted.Conversation.Id,
                wanted.Fingerprint,
                wanted.Reference,
                wanted.Delivery?.Click,
                wanted.Delivery?.Activity,
                Words = JobWriteRow.Write(wanted.Words),
                Began = began,
                Due,
                holder,
            });
        if (id is not { } mine)
        {
            return (false, null);
        }

        // Should this process die, another one has to tell the conversation.
        await ConversationStore.RememberAsync(session, wanted.Conversation);
        return (false, wanted.Begun(mine, DateTimeOffset.FromUnixTimeMilliseconds(began)));
    }

    /// <returns>The activity of an earlier press of the same click, unless nothing came of that; null for the first one.</returns>
    private async Task<string?> FirstPressAsync(DbSession session, NewJobWrite wanted, InboundActivityKey delivery)
    {
        var first = delivery.Click is null ? null : await session.FirstAsync<string>(
            """
            SELECT activity_id FROM job_write WHERE account = @Account AND job_id = @Job AND click = @Click
                AND (state = 'running' OR (state = 'done' AND started_at > @Since)) ORDER BY id DESC LIMIT 1
            """,
            new
            {
                wanted.Account,
                Job = wanted.Job.Value,
                delivery.Click,
                Since = (time.GetUtcNow() - SameClickWithin).ToUnixTimeMilliseconds(),
            });
        return first == delivery.Activity ? null : first;
    }

    public Task<JobWrite?> RunningAsync(string account, JobId job, CancellationToken cancellationToken) =>
        FirstAsync(
            $"SELECT {JobWriteRow.Columns} FROM job_write WHERE account = @account AND job_id = @Job AND state = 'running'",
            new { account, Job = job.Value }, cancellationToken);

    /// <summary>Extends the hold on a write, and checks that nobody has taken it over.</summary>
    /// <param name="evidence">For whoever takes over; null keeps the evidence that is there.</param>
    /// <returns>False if somebody else has taken over: then stop.</returns>
    public Task<bool> HoldAsync(JobWrite action, string? evidence, CancellationToken cancellationToken)
    {
        return evidence is null ? db.WriteAsync(HoldAsync, cancellationToken) : db.PromiseAsync(HoldAsync, cancellationToken);

        async Task<bool> HoldAsync(DbSession session) => await session.ExecuteAsync(
            """
            UPDATE job_write SET due_at = @Due, evidence = COALESCE(@evidence, evidence) WHERE id = @Id AND fence = @Fence
                AND state = 'running'
            """,
            new { action.Id, action.Fence, evidence, Due }) == 1;
    }

    /// <summary>
    /// Checks that nobody has taken the write over, right before what cannot be undone. Where the database is this process's alone, nobody
    /// takes it over before it is due, so if the request must have ended by then, the database is not asked.
    /// </summary>
    /// <returns>False if somebody else has taken over: then stop.</returns>
    public async ValueTask<bool> HoldToSendAsync(JobWrite begun) =>
        (db.IsExclusive && time.GetUtcNow() + SentWithin < begun.StartedAt + HeldFor)
        || await HoldAsync(begun, evidence: null, CancellationToken.None);

    /// <summary>
    /// Cancels the request in time: it may have to wait for its turn, and must not reach Gengo after somebody else has taken over.
    /// </summary>
    public CancellationTokenSource Sending() => new(SentWithin, time);

    /// <summary>Frees the job, and writes the audit row in the same transaction.</summary>
    /// <param name="answer">For whoever presses the button again, or looks again.</param>
    /// <returns>False if somebody else has taken over, and will end it; nothing is written then.</returns>
    public Task<bool> EndAsync(
        JobWrite action, WriteState state, string? result, CancellationToken cancellationToken, string? answer = null) =>
        EndAnsweredAsync(
            action, state, result, answer is not null && action.Delivery is { } click ? new StoredAnswer(click, answer) : null,
            cancellationToken);

    private async Task<bool> EndAnsweredAsync(
        JobWrite action, WriteState state, string? result, StoredAnswer? answer, CancellationToken cancellationToken)
    {
        var outcome = JobWriteRow.WordFor(state);
        var isMine = await db.WriteAsync(EndRowAsync, cancellationToken);
        if (isMine)
        {
            answer?.Delivery.IsAnswered = true;
        }

        return isMine;

        async Task<bool> EndRowAsync(DbSession session)
        {
            var isStillMine = await session.ExecuteAsync(
                """
                UPDATE job_write SET state = @outcome, result = @result, words = NULL, ended_at = @Now
                WHERE id = @Id AND fence = @Fence AND state = 'running'
                """,
                new { action.Id, action.Fence, outcome, result, Now }) == 1;
            if (isStillMine)
            {
                await AuditStore.AddEndedAsync(session, action.Id);
            }

            if (isStillMine && state != WriteState.Refused)
            {
                await observer.WrittenAsync(session, action.Account, action.Job, Now);
            }

            if (isStillMine && answer is not null)
            {
                await InvokeStore.StoreAsync(session, answer.Delivery, answer.Response);
            }

            return isStillMine;
        }
    }

    /// <summary>
    /// Ends a write, or leaves it while its state is running. If the record cannot be written, what happened stays true: the row remains,
    /// and whoever finds it ends it.
    /// </summary>
    /// <param name="answer">Stored in the same transaction; null where it is not known yet.</param>
    public async Task FinishAsync(JobWrite action, WriteState state, string? result, StoredAnswer? answer = null)
    {
        try
        {
            await (
                state == WriteState.Running ? LeaveAsync(action, CancellationToken.None)
                    : EndAnsweredAsync(action, state, result, answer, CancellationToken.None));
        }
        catch (DbException failed)
        {
            Log.NotRecorded(logger, action.Reference, action.Kind, action.Job, failed);
        }
    }

    /// <summary>Records an attempt that could not begin.</summary>
    public Task RefuseAsync(NewJobWrite wanted, string result, CancellationToken cancellationToken) => db.WriteAsync(
        session => AuditStore.AddRefusedAsync(session, wanted, result, Now),
        cancellationToken);

    /// <summary>Lets go of a write without ending it: whoever looks for unfinished writes next takes it over.</summary>
    public Task LeaveAsync(JobWrite action, CancellationToken cancellationToken) => db.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE job_write SET due_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'running'",
            new { action.Id, action.Fence, Now }),
        cancellationToken);

    /// <summary>The unfinished writes: their process has died, or hangs, or could not find out how they ended.</summary>
    public Task<IReadOnlyList<JobWrite>> LeftAsync(CancellationToken cancellationToken) => db.ReadAsync<IReadOnlyList<JobWrite>>(
        async session =>
        {
            var rows = await session.ListAsync<JobWriteRow>(
                $"""
                SELECT {JobWriteRow.Columns} FROM job_write
                WHERE state = 'running' AND (due_at <= @Now OR {db.IsDead("held_by")}) ORDER BY id LIMIT 100
                """, new { Now });
            return [.. rows.Select(static row => row.ToAction())];
        },
        cancellationToken);

    /// <summary>Takes over an unfinished write. Of several who try, one succeeds, and starts by reading Gengo.</summary>
    /// <returns>The write as it is now; null if somebody was faster.</returns>
    public async Task<JobWrite?> TakeOverAsync(JobWrite left, CancellationToken cancellationToken)
    {
        var holder = await db.HolderAsync(cancellationToken);
        return await db.WriteAsync(
            async session => (await session.FirstAsync<JobWriteRow>(
                $"""
                UPDATE job_write SET fence = fence + 1, due_at = @Due, held_by = @holder
                WHERE id = @Id AND fence = @Fence AND state = 'running'
                RETURNING {JobWriteRow.Columns}
                """,
                new { left.Id, left.Fence, Due, holder }))?.ToAction(),
            cancellationToken);
    }

    /// <summary>The newest write that took effect.</summary>
    /// <param name="otherThan">A kind that does not count.</param>
    public Task<JobWrite?> LastAsync(string account, JobId job, string? otherThan, CancellationToken cancellationToken) => FirstAsync(
        $"""
        SELECT {JobWriteRow.Columns} FROM job_write WHERE account = @account AND job_id = @Job AND state = 'done' AND (@otherThan IS NULL
            OR kind <> @otherThan)
        ORDER BY id DESC LIMIT 1
        """,
        new { account, Job = job.Value, otherThan },
        cancellationToken);

    /// <summary>
    /// How often a kind of write ended in one way, since that time and since one last took effect, and when one last did.
    /// </summary>
    public Task<Endings> EndingsAsync(JobWrite action, string result, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.ReadAsync(
        async session =>
        {
            var row = await session.FirstAsync<EndingsRow>(
                """
                SELECT COUNT(*) AS count, MAX(ended_at) AS last FROM job_write
                WHERE account = @Account AND job_id = @Job AND kind = @Kind AND result = @result AND ended_at > @Since
                  AND id > COALESCE((SELECT MAX(id) FROM job_write WHERE account = @Account AND job_id = @Job AND kind = @Kind
                      AND state = 'done'), 0)
                """,
                new { action.Account, Job = action.Job.Value, action.Kind, result, Since = since.ToUnixTimeMilliseconds() });
            return row is { Last: { } last } ? new Endings((int)row.Count, DateTimeOffset.FromUnixTimeMilliseconds(last))
                : new Endings(0, null);
        },
        cancellationToken);

    private Task<JobWrite?> FirstAsync(string sql, object values, CancellationToken cancellationToken) => db.ReadAsync(
        async session => (await session.FirstAsync<JobWriteRow>(sql, values))?.ToAction(), cancellationToken);

    /// <summary>Forgets the words of writes that are a day old, whose end nobody could find out.</summary>
    public Task ForgetWordsAsync(CancellationToken cancellationToken) => db.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE job_write SET words = NULL WHERE state = 'running' AND words IS NOT NULL AND started_at < @Then",
            new { Then = (time.GetUtcNow() - InvokeStore.Life).ToUnixTimeMilliseconds() }),
        cancellationToken);

    private sealed class EndingsRow
    {
        public long Count { get; init; }

        public long? Last { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Reference}: how {Verb} job {Job} ended could not be recorded; it is resolved later.")]
        public static partial void NotRecorded(ILogger logger, string reference, string verb, JobId job, Exception exception);
    }
}
