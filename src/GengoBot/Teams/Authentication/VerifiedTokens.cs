using GengoBot.Hosting;

namespace GengoBot.Teams.Authentication;

/// <summary>Tokens whose signature was found good, for five minutes at most. A channel sends the same token for about an hour.</summary>
internal sealed class VerifiedTokens(TimeProvider time)
{
    public const int MaxCount = 1000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private readonly BoundedCache<TokenHash, VerifiedToken> _tokens = new(MaxCount, time);

    public int Count => _tokens.Count;

    public VerifiedToken? Find(TokenHash hash) =>
        _tokens.TryGet(hash, out var token) ? token : null;

    public void Add(TokenHash hash, VerifiedToken token)
    {
        var left = new DateTimeOffset(token.ValidTo, TimeSpan.Zero) - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            _tokens.Set(hash, token, left < MaxAge ? left : MaxAge);
        }
    }
}
