using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Testing;

/// <summary>Signs tokens as the channel does, and writes the two documents that tell a bot which keys to believe.</summary>
internal static class TokenIssuer
{
    public const string Public = "https://api.botframework.com";
    public const string Government = "https://api.botframework.us";

    /// <summary>The claims of a good token, valid from a minute ago for an hour.</summary>
    public static Dictionary<string, object> Claims(string issuer, string appId, string serviceUrl, DateTimeOffset now) => new()
    {
        ["iss"] = issuer,
        ["aud"] = appId,
        ["serviceurl"] = serviceUrl,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    public static string Sign(
        IReadOnlyDictionary<string, object> claims, SecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler
        {
            SetDefaultTimesOnTokenCreation = false,
        }.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(key, algorithm));

    public static string OpenIdDocument(string issuer, string keysUrl) =>
        JsonSerializer.Serialize(new { issuer, jwks_uri = keysUrl, id_token_signing_alg_values_supported = (string[])["RS256"] });

    public static string KeySet(params IEnumerable<(RsaSecurityKey Key, string[]? Endorsements)> keys) =>
        JsonSerializer.Serialize(new { keys = keys.Select(Describe) });

    private static Dictionary<string, object> Describe((RsaSecurityKey Key, string[]? Endorsements) entry)
    {
        var parameters = entry.Key.Rsa?.ExportParameters(includePrivateParameters: false) ?? entry.Key.Parameters;
        var jwk = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = entry.Key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };

        if (entry.Endorsements is { } endorsements)
        {
            jwk["endorsements"] = endorsements;
        }

        return jwk;
    }
}
