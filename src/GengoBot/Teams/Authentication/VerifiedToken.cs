using System.Security.Claims;

namespace GengoBot.Teams.Authentication;

/// <summary>What a good token said. The checks that depend on the activity still run for each request.</summary>
internal sealed record VerifiedToken(ClaimsIdentity Identity, SigningKey Key, string? ServiceUrl, DateTime ValidTo)
{
    /// <summary>The same token beside the key as it was read last, with the endorsements of now.</summary>
    public VerifiedToken Under(SigningKey key) => ReferenceEquals(key, Key) ? this : this with { Key = key };
}
