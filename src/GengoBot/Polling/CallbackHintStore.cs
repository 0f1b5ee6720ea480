using Gengo;
using GengoBot.Conversations;
using GengoBot.Storage;
using GengoBot.Telemetry;

namespace GengoBot.Polling;

/// <summary>A hint that no poll has looked into yet.</summary>
/// <param name="Trace">The trace in which it came, as a W3C traceparent.</param>
internal sealed record PendingCallbackHint(CallbackHintKind Kind, DateTimeOffset ReceivedAt, string? Trace);

/// <summary>Stores hints. A stored hint leads to a poll, whatever happens to this process.</summary>
internal sealed class CallbackHintStore(BotDb db, TimeProvider time)
{
    private const string CommentWord = "comment";
    private const string JobWord = "job";

    /// <summary>Keeps it, and makes the poll of its job due, in one transaction. A repeat makes the poll due again: two comments
    /// with the same words within one second look the same.</summary>
    /// <returns>Whether anybody watches; else nothing follows.</returns>
    public Task<bool> StoreAsync(string account, CallbackHint hint, CancellationToken cancellationToken) => db.PromiseAsync(
        async session =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var isWatched = await WatchStore.IsWatchedAsync(session, account, hint.Job);
            if (isWatched)
            {
                await WatchedJobStore.PollSoonAsync(session, account, hint.Job, now);
            }

            await session.ExecuteAsync(
                """
                INSERT INTO callback_hint (dedupe_key, kind, account, job_id, received_at, trace, state)
                    VALUES (@Key, @Kind, @account, @Job, @now, @Trace, @State)
                ON CONFLICT (dedupe_key) DO UPDATE SET received_at = excluded.received_at, trace = excluded.trace, state = excluded.state
                    WHERE callback_hint.state = 'done'
                """,
                new
                {
                    Key = $"{account}\n{WordFor(hint.Kind)}\n{hint.Fingerprint}",
                    Kind = WordFor(hint.Kind),
                    account,
                    Job = hint.Job.Value,
                    now,
                    Trace = Traces.Current,
                    State = isWatched ? "pending" : "done",
                });
            return isWatched;
        },
        cancellationToken);

    /// <summary>As a part of beginning a poll.</summary>
    public static async Task<IReadOnlyList<PendingCallbackHint>> PendingAsync(DbSession session, string account, JobId job)
    {
        var rows = await session.ListAsync<Row>(
            """
            SELECT kind, received_at, trace FROM callback_hint WHERE account = @account AND job_id = @Job AND state = 'pending'
                ORDER BY received_at
            """, new { account, Job = job.Value });
        return [.. rows.Select(static row => row.ToHint())];
    }

    /// <summary>As a part of ending a poll during which no other hint came.</summary>
    public static Task<int> EndAsync(DbSession session, string account, JobId job) => session.ExecuteAsync(
        "UPDATE callback_hint SET state = 'done' WHERE account = @account AND job_id = @Job AND state = 'pending'",
        new { account, Job = job.Value });

    /// <summary>Deletes at most so many hints of before that a poll has looked into.</summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteFinishedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => db.WriteAsync(
        session => session.ExecuteAsync(
            """
            DELETE FROM callback_hint WHERE id IN (
                SELECT id FROM callback_hint WHERE received_at < @Before AND state = 'done' ORDER BY received_at LIMIT @most)
            """,
            new { Before = before.ToUnixTimeMilliseconds(), most }),
        cancellationToken);

    private static string WordFor(CallbackHintKind kind) => kind == CallbackHintKind.Comment ? CommentWord : JobWord;

    private sealed class Row
    {
        public string Kind { get; init; } = "";

        public long ReceivedAt { get; init; }

        public string? Trace { get; init; }

        public PendingCallbackHint ToHint() =>
            new(
                Kind == CommentWord ? CallbackHintKind.Comment : CallbackHintKind.Job, DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
                Trace);
    }
}
