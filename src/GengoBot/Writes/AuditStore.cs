using Gengo;
using GengoBot.Storage;

namespace GengoBot.Writes;

/// <summary>
/// Keeps a row for each attempt to write to a job, added by <see cref="JobWriteStore.EndAsync"/>, and for each change of who may do what.
/// Rows are never changed or deleted.
/// </summary>
internal sealed class AuditStore(BotDb db)
{
    public const int PageSize = 20;

    /// <param name="page">From 1; a page that does not exist becomes the nearest one.</param>
    public Task<AuditPage> ForJobAsync(string account, JobId job, int page, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            var count = await session.FirstAsync<long>(
                "SELECT COUNT(*) FROM audit WHERE account = @account AND job_id = @Job", new { account, Job = job.Value });
            var pages = (int)Math.Max(1, (count + PageSize - 1) / PageSize);
            page = Math.Clamp(page, 1, pages);
            var rows = await session.ListAsync<Row>(
                $"SELECT {Row.Columns} FROM audit WHERE account = @account AND job_id = @Job ORDER BY id DESC LIMIT @PageSize OFFSET @Skip",
                new { account, Job = job.Value, PageSize, Skip = (page - 1) * PageSize });
            return new AuditPage([.. rows.Select(static row => row.ToEntry())], page, pages);
        },
        cancellationToken);

    /// <summary>Records how a write ended, from the write's own row.</summary>
    public static Task<int> AddEndedAsync(DbSession session, long writeId) => session.ExecuteAsync(
        """
        INSERT INTO audit (at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, action, fingerprint,
            outcome, result, reference)
        SELECT ended_at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, kind, fingerprint, state, result,
            reference
        FROM job_write WHERE id = @writeId
        """,
        new { writeId });

    /// <summary>Records an attempt that never had its turn.</summary>
    public static Task<int> AddRefusedAsync(DbSession session, NewJobWrite wanted, string result, long now) => session.ExecuteAsync(
        """
        INSERT INTO audit (at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, action, fingerprint,
            outcome, result, reference)
        VALUES (@now, @ActorId, @ActorAadId, @ActorName, @TenantId, @ConversationId, @Account, @Job, @Kind, @Fingerprint, 'refused',
            @result, @Reference)
        """,
        new
        {
            now,
            ActorId = wanted.Person.Id,
            ActorAadId = wanted.Person.AadObjectId,
            ActorName = wanted.Person.Name,
            wanted.Conversation.TenantId,
            ConversationId = wanted.Conversation.Id,
            wanted.Account,
            Job = wanted.Job.Value,
            wanted.Kind,
            wanted.Fingerprint,
            result,
            wanted.Reference,
        });

    /// <summary>Adds a change for a conversation. It is about no job, so its row has the job number 0, which no job has.</summary>
    public static Task<int> AddAsync(DbSession session, SettingsChange change, long now) => session.ExecuteAsync(
        """
        INSERT INTO audit (at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, action, outcome, result,
            reference)
        VALUES (@now, @ActorId, @ActorAadId, @ActorName, @TenantId, @ConversationId, @Account, 0, @Action, 'done', @Result, @Reference)
        """,
        new
        {
            now,
            ActorId = change.Actor.Id,
            ActorAadId = change.Actor.AadObjectId,
            ActorName = change.Actor.Name,
            change.Conversation.TenantId,
            ConversationId = change.Conversation.Id,
            change.Account,
            change.Action,
            change.Result,
            change.Reference,
        });

    private sealed class Row
    {
        public const string Columns =
            "at, actor_id, actor_aad_id, actor_name, tenant_id, conversation_id, account, job_id, action, fingerprint, outcome, result, "
            + "reference";

        public long At { get; init; }

        public string ActorId { get; init; } = "";

        public string? ActorAadId { get; init; }

        public string ActorName { get; init; } = "";

        public string? TenantId { get; init; }

        public string ConversationId { get; init; } = "";

        public string Account { get; init; } = "";

        public long JobId { get; init; }

        public string Action { get; init; } = "";

        public string? Fingerprint { get; init; }

        public string Outcome { get; init; } = "";

        public string? Result { get; init; }

        public string Reference { get; init; } = "";

        public AuditEntry ToEntry() => new(
            DateTimeOffset.FromUnixTimeMilliseconds(At),
            ActorId,
            ActorAadId,
            ActorName,
            TenantId,
            ConversationId,
            Account,
            new JobId(JobId),
            Action,
            Fingerprint,
            Enum.Parse<WriteState>(Outcome, ignoreCase: true),
            Result,
            Reference);
    }
}
