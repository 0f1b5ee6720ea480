using System.Collections.Concurrent;

namespace Gengo.Http;

/// <summary>One limiter a public key, whichever accounts use it.</summary>
internal sealed class KeyLimiters(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, KeyLimiter> _limiters = new(StringComparer.Ordinal);

    public KeyLimiter For(string publicKey) => _limiters.GetOrAdd(publicKey, static (_, clock) => new KeyLimiter(clock), time);
}
