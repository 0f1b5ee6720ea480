using System.Security.Cryptography;
using System.Text;
using GengoBot.Storage;

namespace GengoBot.Accounts;

/// <summary>
/// The calls that processes may make with a key. A process takes some at once, and gives back what it did not need. All that count at one
/// time are never more than the limit.
/// </summary>
internal sealed class CallLeaseStore(BotDb db, TimeProvider time)
{
    /// <summary>How long a call counts after its end: a minute, and a second for clocks that differ and for what was on its way.</summary>
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(61);

    /// <summary>A key of Gengo's in the tables. No key itself is stored.</summary>
    public static string HashOf(string publicKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(publicKey))[..16]);

    /// <param name="wanted">At most so many calls.</param>
    /// <param name="lasting">By then all of them are over, should this process not say so.</param>
    /// <returns>How many it is; null where as many calls as allowed count just now.</returns>
    public Task<(long Number, int Calls)?> TakeAsync(
        string keyHash, int perMinute, int wanted, TimeSpan lasting, CancellationToken cancellationToken) =>
        db.WriteAsync<(long Number, int Calls)?>(
        async session =>
        {
            var now = time.GetUtcNow();
            var number = await session.FirstAsync<long>(
                """
                INSERT INTO call_key (key_hash, last_lease) VALUES (@keyHash, 1)
                ON CONFLICT (key_hash) DO UPDATE SET last_lease = call_key.last_lease + 1 RETURNING last_lease
                """,
                new { keyHash });
            await session.ExecuteAsync(
                "DELETE FROM call_lease WHERE key_hash = @keyHash AND free_at <= @Now",
                new { keyHash, Now = now.ToUnixTimeMilliseconds() });
            var counted = await session.FirstAsync<long>(
                "SELECT CAST(COALESCE(SUM(calls), 0) AS bigint) FROM call_lease WHERE key_hash = @keyHash", new { keyHash });
            var calls = Math.Min(wanted, perMinute - counted);
            if (calls <= 0)
            {
                return null;
            }

            await session.ExecuteAsync(
                "INSERT INTO call_lease (key_hash, lease, calls, free_at) VALUES (@keyHash, @number, @calls, @FreeAt)",
                new { keyHash, number, calls, FreeAt = (now + lasting + Counted).ToUnixTimeMilliseconds() });
            return (number, (int)calls);
        },
        cancellationToken);

    /// <summary>The calls that were made are over, and others can have the rest.</summary>
    public Task EndAsync(string keyHash, long number, int made, DateTimeOffset endedAt) => db.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE call_lease SET calls = @Made, free_at = @FreeAt WHERE key_hash = @keyHash AND lease = @number",
            new { keyHash, number, Made = (long)made, FreeAt = (endedAt + Counted).ToUnixTimeMilliseconds() }),
        CancellationToken.None);
}
