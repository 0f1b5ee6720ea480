using System.Collections.Concurrent;

namespace GengoBot.Teams.Authentication;

/// <summary>Tokens whose signature was found good, for five minutes at most. A channel sends the same token for about an hour.</summary>
internal sealed class VerifiedTokens(TimeProvider time)
{
    public const int MaxCount = 1000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<TokenHash, (VerifiedToken Token, DateTimeOffset Until)> _tokens = [];

    public int Count => _tokens.Count;

    public VerifiedToken? Find(TokenHash hash) =>
        _tokens.TryGetValue(hash, out var entry) && time.GetUtcNow() < entry.Until ? entry.Token : null;

    public void Add(TokenHash hash, VerifiedToken token)
    {
        var now = time.GetUtcNow();
        var expiry = new DateTimeOffset(token.ValidTo, TimeSpan.Zero);
        var until = expiry < now + MaxAge ? expiry : now + MaxAge;

        if (until <= now)
        {
            return;
        }

        if (_tokens.Count >= MaxCount)
        {
            MakeRoom(now);
        }

        _tokens[hash] = (token, until);
    }

    // Only signed tokens get in, so a full memory is a rare thing, and starting anew costs one signature check a token.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (hash, entry) in _tokens)
        {
            if (entry.Until <= now)
            {
                _tokens.TryRemove(hash, out _);
            }
        }

        if (_tokens.Count >= MaxCount)
        {
            _tokens.Clear();
        }
    }
}
