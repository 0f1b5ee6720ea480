using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Teams.Authentication;

/// <summary>A channel's public key, and the channels it may speak for.</summary>
internal sealed record SigningKey(string Kid, RsaSecurityKey Key, FrozenSet<string> Endorsements)
{
    /// <summary>False when another key has come under the old <c>kid</c>.</summary>
    public bool IsSameKeyAs(SigningKey other) =>
        Key.Parameters.Modulus.AsSpan().SequenceEqual(other.Key.Parameters.Modulus)
        && Key.Parameters.Exponent.AsSpan().SequenceEqual(other.Key.Parameters.Exponent);
}
