using GengoBot.Storage;

namespace GengoBot.Testing;

/// <summary>
/// What the database holds, and what a test puts into it beside the chat. Only this class and the tests of the storage name tables and
/// columns. It reads whole tables: they are small, and a test says in C# which rows it means.
/// </summary>
internal sealed class Stored(BotDb db)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<IReadOnlyList<StoredWatch>> WatchesAsync() =>
        ListAsync<StoredWatch>("SELECT conversation_id, paused_at FROM watch ORDER BY id");

    public Task<IReadOnlyList<StoredJob>> WatchedJobsAsync() =>
        ListAsync<StoredJob>("SELECT job_id, due_at, fence, hints, failures, polled_at, status FROM watched_job ORDER BY job_id");

    public async Task<int> SeenCommentsAsync() => (await ListAsync<string>("SELECT key FROM seen_comment")).Count;

    /// <summary>What Gengo's callbacks hinted at.</summary>
    public Task<IReadOnlyList<StoredHint>> HintsAsync() => ListAsync<StoredHint>("SELECT dedupe_key, state FROM callback_hint ORDER BY id");

    /// <summary>The messages to conversations, in the order in which they go out.</summary>
    public Task<IReadOnlyList<StoredMessage>> MessagesAsync() =>
        ListAsync<StoredMessage>(
            "SELECT conversation_id, job_id, watch_id, body, callback_at, due_at, state, attempts, last_error FROM outbox ORDER BY id");

    public Task<IReadOnlyList<StoredPlace>> PlacesAsync() =>
        ListAsync<StoredPlace>("""
        SELECT id, service_url, due_at, muted_until, gone_at, gone_reason FROM conversation
        LEFT JOIN delivery_queue ON delivery_queue.conversation_id = conversation.id ORDER BY id
        """);

    public async Task<StoredPlace> PlaceAsync(string id) => (await PlacesAsync()).Single(place => place.Id == id);

    /// <summary>The audit of all jobs, oldest first.</summary>
    public Task<IReadOnlyList<StoredAudit>> AuditAsync() =>
        ListAsync<StoredAudit>("SELECT job_id, actor_name, action, outcome, result FROM audit ORDER BY id");

    public Task<IReadOnlyList<StoredWrite>> WritesAsync() =>
        ListAsync<StoredWrite>("SELECT job_id, state, words FROM job_write ORDER BY id");

    public Task<IReadOnlyList<string>> NotesAsync() => ListAsync<string>("SELECT text FROM job_note ORDER BY conversation_id, job_id");

    public async Task<int> AnsweredClicksAsync() => (await ListAsync<string>("SELECT key FROM inbound_activity")).Count;

    /// <summary>Each as "role account".</summary>
    public Task<IReadOnlyList<string>> GrantsAsync() => ListAsync<string>("SELECT role || ' ' || account FROM role_grant ORDER BY role");

    /// <summary>A watch that somebody with any name began, for a job with any number. It is paused.</summary>
    public Task AddPausedWatchAsync(string place, string account, long job, string createdBy) => ExecuteAsync(
        """
        INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_name, created_at, paused_at)
        VALUES (@place, @account, @job, 'comments,status', 'x', @createdBy, 0, 1)
        """,
        new { place, account, job, createdBy });

    /// <summary>A job that a look found waiting for a decision.</summary>
    public Task AddReviewableJobAsync(string account, long job, long approvesAt) => ExecuteAsync(
        """
        INSERT INTO watched_job (account, job_id, partition, due_at, poll_interval, status, approves_at)
            VALUES (@account, @job, 0, 0, 0, 'reviewable', @approvesAt)
        """,
        new { account, job, approvesAt });

    /// <summary>What a look found: the job waits for a decision, until then.</summary>
    public Task BecomesReviewableAsync(long job, DateTimeOffset? approvesAt) => ExecuteAsync(
        "UPDATE watched_job SET status = 'reviewable', approves_at = @At WHERE job_id = @job",
        new { At = approvesAt?.ToUnixTimeMilliseconds(), job });

    /// <summary>All watched jobs were last looked at then.</summary>
    public Task LookedAtAsync(DateTimeOffset at) =>
        ExecuteAsync("UPDATE watched_job SET polled_at = @At", new { At = at.ToUnixTimeMilliseconds() });

    /// <summary>No watched job is looked at before then.</summary>
    public Task LookNotBeforeAsync(DateTimeOffset at) =>
        ExecuteAsync("UPDATE watched_job SET due_at = @At", new { At = at.ToUnixTimeMilliseconds() });

    public Task PauseWatchesAsync() => ExecuteAsync("UPDATE watch SET paused_at = 1", new { });

    public Task MuteWatchesAsync(long job, DateTimeOffset until) =>
        ExecuteAsync("UPDATE watch SET muted_until = @Until WHERE job_id = @job", new { Until = until.ToUnixTimeMilliseconds(), job });

    public Task MuteAsync(string place, DateTimeOffset until) =>
        ExecuteAsync(
            "UPDATE conversation SET muted_until = @Until WHERE id = @place", new { Until = until.ToUnixTimeMilliseconds(), place });

    /// <summary>What is held in a muted conversation is due when that ends.</summary>
    public Task HoldUntilUnmutedAsync() =>
        ExecuteAsync("UPDATE delivery_queue SET due_at = (SELECT muted_until FROM conversation WHERE id = conversation_id)", new { });

    public Task LoseAsync(string place) => ExecuteAsync("UPDATE conversation SET gone_at = 1 WHERE id = @place", new { place });

    public Task MoveAsync(string place, string serviceUrl) =>
        ExecuteAsync("UPDATE conversation SET service_url = @serviceUrl WHERE id = @place", new { serviceUrl, place });

    /// <summary>Another process takes the conversation's messages over.</summary>
    public Task OvertakeAsync(string place) =>
        ExecuteAsync("UPDATE delivery_queue SET fence = fence + 1 WHERE conversation_id = @place", new { place });

    /// <summary>A callback that came, and what became of it: pending or done.</summary>
    public Task AddHintAsync(string state, DateTimeOffset at = default) => ExecuteAsync(
        """
        INSERT INTO callback_hint (dedupe_key, kind, account, job_id, received_at, state)
            VALUES ('k', 'comment', 'sandbox', 42, @At, @state)
        """,
        new { At = at.ToUnixTimeMilliseconds(), state });

    /// <summary>The messages whose body has this in it are in this state from now on.</summary>
    public Task EndAsync(string words, string state) =>
        ExecuteAsync("UPDATE outbox SET state = @state WHERE body LIKE @Like", new { state, Like = $"%{words}%" });

    /// <summary>All that is on its way was sent.</summary>
    public Task DeliveredAsync() => ExecuteAsync("UPDATE outbox SET state = 'sent', sent_at = due_at WHERE state = 'pending'", new { });

    public Task EndWatchesAsync(long job) => ExecuteAsync("DELETE FROM watch WHERE job_id = @job", new { job });

    /// <summary>No callback can be stored while something is done.</summary>
    public Task WithoutHintsAsync(Func<Task> work) => WithoutAsync(["callback_hint"], work);

    /// <summary>No write to Gengo can be recorded while something is done.</summary>
    public Task WithoutWritesAsync(Func<Task> work) => WithoutAsync(["job_write", "inbound_activity", "shown_job", "conversation"], work);

    /// <summary>The id of the watch of this job there.</summary>
    public static Task<long> WatchAsync(DbSession session, string place, long job) =>
        session.FirstAsync<long>("SELECT id FROM watch WHERE conversation_id = @place AND job_id = @job", new { place, job });

    /// <summary>A conversation that watches every job, unless it does already.</summary>
    public static Task AddWatchOfAllAsync(DbSession session, string place, string account) => session.ExecuteAsync(
        """
        INSERT INTO watch (conversation_id, account, job_id, events, created_by_id, created_by_name, created_at)
        VALUES (@place, @account, 0, 'comments,status', '29:ana', 'Ana', 0) ON CONFLICT (account, job_id, conversation_id) DO NOTHING
        """,
        new { place, account });

    private async Task WithoutAsync(string[] tables, Func<Task> work)
    {
        foreach (var table in tables)
        {
            await ExecuteAsync($"ALTER TABLE {table} RENAME TO {table}_away", new { });
        }

        await work();
        foreach (var table in tables)
        {
            await ExecuteAsync($"ALTER TABLE {table}_away RENAME TO {table}", new { });
        }
    }

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql) => db.ReadAsync(session => session.ListAsync<T>(sql, new { }), Cancel);

    private Task<int> ExecuteAsync(string sql, object values) => db.WriteAsync(session => session.ExecuteAsync(sql, values), Cancel);
}
