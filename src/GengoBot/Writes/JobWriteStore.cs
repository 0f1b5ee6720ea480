using System.Data.Common;
using Gengo;
using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Writes;

/// <summary>One job, one write at a time, over all replicas; and what was done to a job last.</summary>
internal sealed partial class JobWriteStore(BotDb db, IJobWriteObserver observer, TimeProvider time, ILogger<JobWriteStore> logger)
{
    /// <summary>Longer than one write takes with all of Gengo's patience: an action that was not held for so long is nobody's any more.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(2);

    /// <summary>What is sent while the action is held gives up after this, a good while before anybody may take over.</summary>
    private static readonly TimeSpan SentWithin = TimeSpan.FromSeconds(90);

    // What was begun before this process is not being worked on, where no other one uses the database.
    private readonly long _began = db.IsExclusive ? time.GetUtcNow().ToUnixTimeMilliseconds() : long.MinValue;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long Due => (time.GetUtcNow() + HeldFor).ToUnixTimeMilliseconds();

    /// <summary>Takes the job for a write, unless somebody is at it. That its delivery came is noted in the same transaction.</summary>
    /// <returns>Null where the delivery came before: then nothing is begun.</returns>
    public async Task<JobWriteStart?> TryBeginAsync(NewJobWrite wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (isRepeat, mine) = await db.PromiseAsync(session => BeginAsync(session, wanted), cancellationToken);
            if (isRepeat)
            {
                return null;
            }

            wanted.Delivery?.IsBegun = true;
            if (mine is not null)
            {
                return new JobWriteStart(true, mine);
            }

            // Whoever was first may have ended since; then it is this one's turn.
            if (await RunningAsync(wanted.Account, wanted.Job, cancellationToken) is { } first)
            {
                return new JobWriteStart(false, first);
            }
        }
    }

    private async Task<(bool IsRepeat, JobWrite? Mine)> BeginAsync(DbSession session, NewJobWrite wanted)
    {
        if (wanted.Delivery is { IsBegun: false } delivery && !await InvokeStore.TryBeginAsync(session, delivery, Now))
        {
            return (true, null);
        }

        var began = Now;
        var id = await session.FirstAsync<long?>(
            """
            INSERT INTO job_write (account, job_id, kind, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, fingerprint, reference, state, fence, started_at, due_at)
            VALUES (@Account, @Job, @Kind, @ActorId, @ActorAadId, @ActorName, @TenantId, @ConversationId, @Fingerprint, @Reference, 'running', 1, @Began, @Due)
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
                Began = began,
                Due,
            });
        if (id is not { } mine)
        {
            return (false, null);
        }

        // Should this process die, somebody else has to tell the conversation.
        await ConversationStore.RememberAsync(session, wanted.Conversation);
        return (false, wanted.Begun(mine, DateTimeOffset.FromUnixTimeMilliseconds(began)));
    }

    public Task<JobWrite?> RunningAsync(string account, JobId job, CancellationToken cancellationToken) =>
        FirstAsync($"SELECT {JobWriteRow.Columns} FROM job_write WHERE account = @account AND job_id = @Job AND state = 'running'", new { account, Job = job.Value }, cancellationToken);

    /// <summary>Says that the action is still being worked on, and makes sure that it is still this one's.</summary>
    /// <param name="evidence">Kept for whoever takes over; null keeps what there is.</param>
    /// <returns>False where somebody else has taken over: then stop.</returns>
    public Task<bool> HoldAsync(JobWrite action, string? evidence, CancellationToken cancellationToken)
    {
        return evidence is null ? db.WriteAsync(HoldAsync, cancellationToken) : db.PromiseAsync(HoldAsync, cancellationToken);

        async Task<bool> HoldAsync(DbSession session) => await session.ExecuteAsync(
            "UPDATE job_write SET due_at = @Due, evidence = COALESCE(@evidence, evidence) WHERE id = @Id AND fence = @Fence AND state = 'running'",
            new { action.Id, action.Fence, evidence, Due }) == 1;
    }

    /// <summary>
    /// Makes sure that the action is still this one's, right before what cannot be undone. Nobody takes it over before it is due, so where all that is
    /// sent would have ended by then, there is nothing to ask.
    /// </summary>
    /// <returns>False where somebody else has taken over: then stop.</returns>
    public async ValueTask<bool> HoldToSendAsync(JobWrite begun) =>
        time.GetUtcNow() + SentWithin < begun.StartedAt + HeldFor || await HoldAsync(begun, evidence: null, CancellationToken.None);

    /// <summary>Ends what is sent after a hold: it may have to wait for its turn at Gengo, and must not reach Gengo when somebody else has taken over.</summary>
    public CancellationTokenSource Sending() => new(SentWithin, time);

    /// <summary>Gives the job free again, and writes the audit row in the same transaction.</summary>
    /// <returns>False where somebody else has taken over, and will end it; nothing is written then.</returns>
    public Task<bool> EndAsync(JobWrite action, WriteState state, string? result, CancellationToken cancellationToken) =>
        EndAnsweredAsync(action, state, result, answer: null, cancellationToken);

    private async Task<bool> EndAnsweredAsync(JobWrite action, WriteState state, string? result, StoredAnswer? answer, CancellationToken cancellationToken)
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
                "UPDATE job_write SET state = @outcome, result = @result, ended_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'running'",
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
    /// Ends an action, or leaves it where its state is still running. A record that cannot be written changes nothing of what happened: the row stays,
    /// and is ended by whoever finds it.
    /// </summary>
    /// <param name="answer">Where it is known by now, stored in the same transaction.</param>
    public async Task FinishAsync(JobWrite action, WriteState state, string? result, StoredAnswer? answer = null)
    {
        try
        {
            await (state == WriteState.Running ? LeaveAsync(action, CancellationToken.None) : EndAnsweredAsync(action, state, result, answer, CancellationToken.None));
        }
        catch (DbException failed)
        {
            Log.NotRecorded(logger, action.Reference, action.Kind, action.Job, failed);
        }
    }

    /// <summary>Writes down an attempt that never had its turn.</summary>
    public Task RefuseAsync(NewJobWrite wanted, string result, CancellationToken cancellationToken) => db.WriteAsync(
        session => AuditStore.AddRefusedAsync(session, wanted, result, Now),
        cancellationToken);

    /// <summary>Lets go of an action without an end: whoever looks next for what was left takes it over.</summary>
    public Task LeaveAsync(JobWrite action, CancellationToken cancellationToken) => db.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE job_write SET due_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'running'", new { action.Id, action.Fence, Now }),
        cancellationToken);

    /// <summary>What is not over and nobody is at: its process has died, or hangs, or could not find out how it ended.</summary>
    public Task<IReadOnlyList<JobWrite>> LeftAsync(CancellationToken cancellationToken) => db.ReadAsync<IReadOnlyList<JobWrite>>(
        async session =>
        {
            var rows = await session.ListAsync<JobWriteRow>(
                $"SELECT {JobWriteRow.Columns} FROM job_write WHERE state = 'running' AND (due_at <= @Now OR started_at < @Began) ORDER BY id LIMIT 100", new { Now, Began = _began });
            return [.. rows.Select(static row => row.ToAction())];
        },
        cancellationToken);

    /// <summary>Takes over what somebody else left. Of several who try, one does, and starts by reading what Gengo says.</summary>
    /// <returns>The action as it is now this one's; null where somebody was faster.</returns>
    public Task<JobWrite?> TakeOverAsync(JobWrite left, CancellationToken cancellationToken) => db.WriteAsync(
        async session => (await session.FirstAsync<JobWriteRow>(
            $"UPDATE job_write SET fence = fence + 1, due_at = @Due WHERE id = @Id AND fence = @Fence AND state = 'running' RETURNING {JobWriteRow.Columns}",
            new { left.Id, left.Fence, Due }))?.ToAction(),
        cancellationToken);

    /// <summary>The newest action that took effect.</summary>
    /// <param name="otherThan">A kind that does not count.</param>
    public Task<JobWrite?> LastAsync(string account, JobId job, string? otherThan, CancellationToken cancellationToken) => FirstAsync(
        $"""
        SELECT {JobWriteRow.Columns} FROM job_write WHERE account = @account AND job_id = @Job AND state = 'done' AND (@otherThan IS NULL OR kind <> @otherThan)
        ORDER BY id DESC LIMIT 1
        """,
        new { account, Job = job.Value, otherThan },
        cancellationToken);

    /// <summary>How often a kind of action ended in one way since then and since anything last took effect, and when it did so last.</summary>
    public Task<Endings> EndingsAsync(JobWrite action, string result, DateTimeOffset since, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            var row = await session.FirstAsync<EndingsRow>(
                """
                SELECT COUNT(*) AS count, MAX(ended_at) AS last FROM job_write
                WHERE account = @Account AND job_id = @Job AND kind = @Kind AND result = @result AND ended_at > @Since
                  AND id > COALESCE((SELECT MAX(id) FROM job_write WHERE account = @Account AND job_id = @Job AND kind = @Kind AND state = 'done'), 0)
                """,
                new { action.Account, Job = action.Job.Value, action.Kind, result, Since = since.ToUnixTimeMilliseconds() });
            return row is { Last: { } last } ? new Endings((int)row.Count, DateTimeOffset.FromUnixTimeMilliseconds(last)) : new Endings(0, null);
        },
        cancellationToken);

    private Task<JobWrite?> FirstAsync(string sql, object values, CancellationToken cancellationToken) => db.ReadAsync(
        async session => (await session.FirstAsync<JobWriteRow>(sql, values))?.ToAction(), cancellationToken);

    private sealed class EndingsRow
    {
        public long Count { get; init; }

        public long? Last { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Reference}: how {Verb} job {Job} ended could not be written down; it is looked into later.")]
        public static partial void NotRecorded(ILogger logger, string reference, string verb, JobId job, Exception exception);
    }
}
