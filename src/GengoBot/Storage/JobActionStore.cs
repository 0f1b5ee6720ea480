using Gengo;

namespace GengoBot.Storage;

/// <summary>One job, one write at a time, over all replicas; and what was done to a job last.</summary>
internal sealed class JobActionStore(BotDb db, TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes the job for a write, unless somebody is at it.</summary>
    public async Task<JobActionStart> TryBeginAsync(NewJobAction wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await db.WriteAsync(session => BeginAsync(session, wanted), cancellationToken) is { } mine)
            {
                return new JobActionStart(true, mine);
            }

            // Whoever was first may have ended since; then it is this one's turn.
            if (await RunningAsync(wanted.Account, wanted.Job, cancellationToken) is { } first)
            {
                return new JobActionStart(false, first);
            }
        }
    }

    private async Task<JobAction?> BeginAsync(DbSession session, NewJobAction wanted)
    {
        var row = await session.FirstAsync<JobActionRow>(
            """
            INSERT INTO job_action (account, job_id, kind, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, fingerprint, reference, state, fence, started_at, held_at)
            VALUES (@Account, @Job, @Kind, @ActorId, @ActorAadId, @ActorName, @TenantId, @ConversationId, @Fingerprint, @Reference, 'running', 1, @Now, @Now)
            ON CONFLICT (account, job_id) WHERE state = 'running' DO NOTHING
            RETURNING *
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
                Now,
            });
        if (row is not null)
        {
            // Should this process die, somebody else has to tell the conversation.
            await ConversationStore.RememberAsync(session, wanted.Conversation);
        }

        return row?.ToAction();
    }

    public Task<JobAction?> RunningAsync(string account, JobId job, CancellationToken cancellationToken) =>
        FirstAsync("SELECT * FROM job_action WHERE account = @account AND job_id = @Job AND state = 'running'", new { account, Job = job.Value }, cancellationToken);

    /// <summary>
    /// Says that the action is still being worked on, and makes sure that it is still this one's: called right before what cannot be undone.
    /// </summary>
    /// <param name="evidence">Kept for whoever takes over; null keeps what there is.</param>
    /// <returns>False where somebody else has taken over: then stop.</returns>
    public Task<bool> HoldAsync(JobAction action, string? evidence, CancellationToken cancellationToken) => db.WriteAsync(
        async session => await session.ExecuteAsync(
            "UPDATE job_action SET held_at = @Now, evidence = COALESCE(@evidence, evidence) WHERE id = @Id AND fence = @Fence AND state = 'running'",
            new { action.Id, action.Fence, evidence, Now }) == 1,
        cancellationToken);

    /// <summary>Gives the job free again, and writes the audit row in the same transaction.</summary>
    /// <returns>False where somebody else has taken over, and will end it; nothing is written then.</returns>
    public Task<bool> EndAsync(JobAction action, JobActionState state, string? result, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var outcome = JobActionRow.WordFor(state);
            var isMine = await session.ExecuteAsync(
                "UPDATE job_action SET state = @outcome, result = @result, ended_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'running'",
                new { action.Id, action.Fence, outcome, result, Now }) == 1;
            if (isMine)
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO audit (at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, action, fingerprint, outcome, result, reference)
                    SELECT ended_at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, kind, fingerprint, state, result, reference
                    FROM job_action WHERE id = @Id
                    """,
                    new { action.Id });
            }

            return isMine;
        },
        cancellationToken);

    /// <summary>What was held last before then, and is not over: its process has died, or hangs.</summary>
    public Task<IReadOnlyList<JobAction>> RunningOlderThanAsync(DateTimeOffset then, CancellationToken cancellationToken) => db.ReadAsync<IReadOnlyList<JobAction>>(
        async session =>
        {
            var rows = await session.ListAsync<JobActionRow>(
                "SELECT * FROM job_action WHERE state = 'running' AND held_at < @Then ORDER BY id LIMIT 100", new { Then = then.ToUnixTimeMilliseconds() });
            return [.. rows.Select(static row => row.ToAction())];
        },
        cancellationToken);

    /// <summary>Takes over what somebody else left. Of several who try, one does, and starts by reading what Gengo says.</summary>
    /// <returns>The action as it is now this one's; null where somebody was faster.</returns>
    public Task<JobAction?> TakeOverAsync(JobAction left, CancellationToken cancellationToken) => db.WriteAsync(
        async session => (await session.FirstAsync<JobActionRow>(
            "UPDATE job_action SET fence = fence + 1, held_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'running' RETURNING *",
            new { left.Id, left.Fence, Now }))?.ToAction(),
        cancellationToken);

    /// <summary>The newest action that took effect.</summary>
    /// <param name="otherThan">A kind that does not count.</param>
    public Task<JobAction?> LastAsync(string account, JobId job, string? otherThan, CancellationToken cancellationToken) => FirstAsync(
        """
        SELECT * FROM job_action WHERE account = @account AND job_id = @Job AND state = 'done' AND (@otherThan IS NULL OR kind <> @otherThan)
        ORDER BY id DESC LIMIT 1
        """,
        new { account, Job = job.Value, otherThan },
        cancellationToken);

    private Task<JobAction?> FirstAsync(string sql, object values, CancellationToken cancellationToken) => db.ReadAsync(
        async session => (await session.FirstAsync<JobActionRow>(sql, values))?.ToAction(), cancellationToken);
}
