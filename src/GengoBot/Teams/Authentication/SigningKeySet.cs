using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Teams.Authentication;

/// <summary>Keys with their endorsements, as one download brought them.</summary>
internal sealed class SigningKeySet(FrozenDictionary<string, SigningKey> keys, DateTimeOffset fetchedAt)
{
    public DateTimeOffset FetchedAt => fetchedAt;

    public SigningKey? Find(string kid) => keys.GetValueOrDefault(kid);

    /// <exception cref="JsonException">The document holds no key that could be used.</exception>
    public static SigningKeySet Parse(string json, DateTimeOffset fetchedAt)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);

        foreach (var key in JsonWebKeySet.Create(json).Keys)
        {
            if (Read(key) is { } usable)
            {
                keys.TryAdd(usable.Kid, usable);
            }
        }

        return keys.Count > 0
            ? new SigningKeySet(keys.ToFrozenDictionary(StringComparer.Ordinal), fetchedAt)
            : throw new JsonException("The key set holds no RSA key for signatures.");
    }

    private static SigningKey? Read(JsonWebKey key)
    {
        var signs = string.IsNullOrEmpty(key.Use) || key.Use == JsonWebKeyUseNames.Sig;

        if (!signs || key.Kty != JsonWebAlgorithmsKeyTypes.RSA || string.IsNullOrEmpty(key.Kid))
        {
            return null;
        }

        try
        {
            var parameters = new RSAParameters
            {
                Modulus = Base64UrlEncoder.DecodeBytes(key.N),
                Exponent = Base64UrlEncoder.DecodeBytes(key.E),
            };
            return new SigningKey(key.Kid, new RsaSecurityKey(parameters) { KeyId = key.Kid }, Endorsements(key));
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException)
        {
            // One broken key does not take the others with it.
            return null;
        }
    }

    private static FrozenSet<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString() ?? "")
                .ToFrozenSet(StringComparer.Ordinal)
            : [];
}
