using System.Collections.Concurrent;

namespace Gengo.Http;

/// <summary>Holds one rate limiter for each public key, which accounts may share.</summary>
internal sealed class KeyRateLimiters(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, KeyRateLimiter> _limiters = new(StringComparer.Ordinal);

    public KeyRateLimiter For(string publicKey) => _limiters.GetOrAdd(publicKey, static (_, clock) => new KeyRateLimiter(clock), time);
}
