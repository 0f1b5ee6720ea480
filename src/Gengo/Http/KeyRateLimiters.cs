using System.Collections.Concurrent;

namespace Gengo.Http;

/// <summary>
/// Makes calls wait for the rate limit of their public key, which accounts may share; and for what other processes sent with it, if the
/// host counts that.
/// </summary>
internal sealed class KeyRateLimiters(TimeProvider time, ISharedRateLimit? shared = null)
{
    private readonly ConcurrentDictionary<string, KeyRateLimiter> _limiters = new(StringComparer.Ordinal);

    /// <returns>To be disposed of when the call is over.</returns>
    public async ValueTask<IDisposable> EnterAsync(GengoCall call, CancellationToken cancellationToken)
    {
        var limiter = _limiters.GetOrAdd(call.Options.PublicKey, static (_, clock) => new KeyRateLimiter(clock), time);
        var own = await limiter.EnterAsync(call.PerMinute, cancellationToken);
        if (shared is null)
        {
            return own;
        }

        try
        {
            return new Both(await shared.EnterAsync(call.Options, call.PerMinute, cancellationToken), own);
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
