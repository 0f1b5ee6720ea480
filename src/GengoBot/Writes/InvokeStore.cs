using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Writes;

/// <summary>
/// Keeps clicks and their answers, so that a click delivered twice is carried out once and the second delivery gets the same answer.
/// </summary>
internal sealed class InvokeStore(BotDb db, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const int MaxDeletedAtOnce = 500;

    /// <summary>Records that the click came, in the transaction that begins what it asks for.</summary>
    /// <returns>False if it came before.</returns>
    public static async Task<bool> TryBeginAsync(DbSession session, InboundActivityKey delivery, long now) => await session.ExecuteAsync(
        "INSERT INTO inbound_activity (key, created_at) VALUES (@Key, @now) ON CONFLICT (key) DO NOTHING", new { delivery.Key, now }) == 1;

    /// <summary>Stores the answer in the transaction that ends what was asked for.</summary>
    public static Task StoreAsync(DbSession session, InboundActivityKey delivery, string response) => session.ExecuteAsync(
        "UPDATE inbound_activity SET response = @response WHERE key = @Key", new { delivery.Key, response });

    /// <summary>Stores the answer in a transaction of its own.</summary>
    public Task StoreAsync(InboundActivityKey delivery, string response, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            await StoreAsync(session, delivery, response);
            return true;
        },
        cancellationToken);

    /// <returns>The click and its answer, if it has one yet; null where nothing was begun for it.</returns>
    public Task<InboundActivity?> FindAsync(InboundActivityKey delivery, CancellationToken cancellationToken) => db.ReadAsync(
        async session => await session.FirstAsync<Row>(
            "SELECT response, created_at FROM inbound_activity WHERE key = @Key", new { delivery.Key }) is { } row
            ? new InboundActivity(row.Response, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt))
            : null,
        cancellationToken);

    /// <summary>Whether an answer may still come: a process gives up after that time, and the person is told.</summary>
    public bool IsWorkedAt(InboundActivity begun) => begun.Response is null && time.GetUtcNow() - begun.At < JobWriteStore.HeldFor;

    /// <summary>Deletes a bounded number of clicks that are too old to be delivered again.</summary>
    /// <returns>Whether there may be more.</returns>
    public Task<bool> DeleteOldAsync(CancellationToken cancellationToken) => db.WriteAsync(
        async session => await session.ExecuteAsync(
            """
            DELETE FROM inbound_activity WHERE key IN (SELECT key FROM inbound_activity WHERE created_at < @Then ORDER BY created_at
                LIMIT @Most)
            """,
            new { Then = (time.GetUtcNow() - Life).ToUnixTimeMilliseconds(), Most = MaxDeletedAtOnce }) == MaxDeletedAtOnce,
        cancellationToken);

    private sealed class Row
    {
        public string? Response { get; init; }

        public long CreatedAt { get; init; }
    }
}

/// <summary>A click on record: its answer, if it has one yet, and when it came.</summary>
internal sealed record InboundActivity(string? Response, DateTimeOffset At);
