namespace GengoBot.Storage;

/// <summary>How it stands with a click that came in.</summary>
internal enum InvokeState
{
    /// <summary>Never seen before: the caller is to answer it.</summary>
    New,

    /// <summary>It came before, and has no answer yet.</summary>
    Running,

    /// <summary>It came before, and this was the answer.</summary>
    Answered,
}

/// <summary>A click: how it stands with it, the stored answer if there is one, and since when it is known.</summary>
internal sealed record Invoke(InvokeState State, string? Response, DateTimeOffset Since);

/// <summary>A click that is delivered twice is carried out once; the second gets the first one's answer.</summary>
internal sealed class InvokeStore(BotDb db, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const int MostDeletedAtOnce = 500;

    public static string KeyOf(string conversation, string activity) => $"{conversation}\n{activity}";

    public Task<Invoke> TryBeginAsync(string key, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var now = time.GetUtcNow();
            var isNew = await session.ExecuteAsync(
                "INSERT INTO invoke (key, created_at) VALUES (@key, @Now) ON CONFLICT (key) DO NOTHING", new { key, Now = now.ToUnixTimeMilliseconds() }) == 1;

            // One that came before may be swept away between the two statements; a day later its answer is nobody's any more.
            var row = isNew ? null : await session.FirstAsync<Row>("SELECT response, created_at FROM invoke WHERE key = @key", new { key });
            return isNew || row is null
                ? new Invoke(isNew ? InvokeState.New : InvokeState.Running, null, now)
                : new Invoke(row.Response is null ? InvokeState.Running : InvokeState.Answered, row.Response, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt));
        },
        cancellationToken);

    public Task StoreAsync(string key, string response, CancellationToken cancellationToken) => db.WriteAsync(
        session => session.ExecuteAsync("UPDATE invoke SET response = @response WHERE key = @key", new { key, response }), cancellationToken);

    /// <summary>Deletes a bounded number of clicks that are too old to be delivered again.</summary>
    /// <returns>Whether there may be more.</returns>
    public Task<bool> DeleteOldAsync(CancellationToken cancellationToken) => db.WriteAsync(
        async session => await session.ExecuteAsync(
            "DELETE FROM invoke WHERE key IN (SELECT key FROM invoke WHERE created_at < @Then ORDER BY created_at LIMIT @Most)",
            new { Then = (time.GetUtcNow() - Life).ToUnixTimeMilliseconds(), Most = MostDeletedAtOnce }) == MostDeletedAtOnce,
        cancellationToken);

    private sealed class Row
    {
        public string? Response { get; init; }

        public long CreatedAt { get; init; }
    }
}
