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

    /// <returns>The stored answer; null while there is none.</returns>
    public Task<string?> FindAsync(InboundActivityKey delivery, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
            (await session.FirstAsync<Row>("SELECT response FROM inbound_activity WHERE key = @Key", new { delivery.Key }))?.Response,
            cancellationToken);

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
    }
}
