using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Teams.Authentication;

/// <summary>
/// Accepts or refuses the token of a channel (docs/protocol/teams.md#tokens-from-teams): cheap checks, then the signature, then what binds
/// the token to this activity. Tokens of the Emulator and of other bots (skills) name another issuer and are refused: their keys sign for
/// every Entra tenant and carry no endorsement, and this bot is neither a skill's host nor reached by the Emulator with a registration.
/// </summary>
internal sealed class ChannelTokenValidator(AuthenticationSettings settings, SigningKeys keys, TimeProvider time)
{
    private const int MaxHeaderLength = 16 * 1024;
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private static readonly JsonWebTokenHandler Handler = new();

    private readonly VerifiedTokens _verified = new(time);

    /// <exception cref="UnauthorizedAccessException">
    /// The token is refused; the message holds nothing that came with the request.
    /// </exception>
    /// <exception cref="SigningKeysUnavailableException">The token can't be judged now.</exception>
    public async ValueTask<ClaimsIdentity> ValidateAsync(
        string? authorizationHeader, string? channelId, string? serviceUrl, CancellationToken cancellationToken)
    {
        // Without an app id an audience that is empty too would be "ours".
        Require(settings.AppId.Length > 0, "The bot has no app id, so it takes no activities.");
        var start = TokenStart(authorizationHeader);
        var hash = TokenHash.Of(authorizationHeader.AsSpan(start));

        var token = await FindVerifiedAsync(hash, cancellationToken);
        if (token is null)
        {
            token = await VerifyAsync(Parse(authorizationHeader![start..]), cancellationToken); // TokenStart refuses null.
            _verified.Add(hash, token);
        }

        CheckBinding(token, channelId, serviceUrl);
        return token.Identity;
    }

    // The scheme's name knows no case (RFC 9110 11.1).
    private static int TokenStart(string? header)
    {
        Require(!string.IsNullOrEmpty(header), "There is no Authorization header.");
        Require(header?.Length <= MaxHeaderLength, "The Authorization header is too long.");
        Require(
            header.AsSpan().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase), "The Authorization header isn't of the Bearer scheme.");

        var token = header.AsSpan(Scheme.Length);
        Require(token.Count('.') == 2 && !token.Contains(' '), "The bearer token isn't three parts.");
        return Scheme.Length;
    }

    // A key that was withdrawn or replaced since takes the tokens it signed along; its endorsements may have changed too.
    private async ValueTask<VerifiedToken?> FindVerifiedAsync(TokenHash hash, CancellationToken cancellationToken) =>
        _verified.Find(hash) is { } known
        && await keys.FindAsync(known.Key.Kid, cancellationToken) is { } key
        && key.IsSameKeyAs(known.Key)
            ? known.Under(key)
            : null;

    private JsonWebToken Parse(string text)
    {
        try
        {
            var token = new JsonWebToken(text);

            Require(Algorithms.Contains(token.Alg, StringComparer.Ordinal), "The token's algorithm isn't RS256, RS384 or RS512.");
            Require(!string.IsNullOrEmpty(token.Kid), "The token names no key.");
            Require(token.Issuer == settings.TokenIssuer, "The token's issuer isn't the channel service.");
            Require(token.Audiences.Contains(settings.AppId, StringComparer.Ordinal), "The token is for another bot.");
            Require(token.TryGetPayloadValue<long>("exp", out _), "The token has no time of expiry.");
            Require(IsInForce(token.ValidFrom, token.ValidTo), "The token has expired, or isn't valid yet.");
            return token;
        }
        catch (Exception malformed) when (malformed is not UnauthorizedAccessException)
        {
            // The library throws whatever its readers throw. All of it means: not a token.
            throw new UnauthorizedAccessException("The bearer token can't be read.");
        }
    }

    // ValidFrom is DateTime.MinValue where there is no nbf.
    private bool IsInForce(DateTime from, DateTime to)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return from <= now + Skew && to >= now - Skew;
    }

    private async Task<VerifiedToken> VerifyAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(token.Kid, cancellationToken)
            ?? throw new UnauthorizedAccessException("The token names a key that the channel service doesn't publish.");
        var identity = await VerifySignatureAsync(token, key);

        if (identity is null && await keys.FindSuccessorAsync(key, cancellationToken) is { } successor)
        {
            key = successor;
            identity = await VerifySignatureAsync(token, key);
        }

        return new VerifiedToken(
            identity ?? throw new UnauthorizedAccessException("The token's signature is wrong."),
            key,
            token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) ? serviceUrl : null,
            token.ValidTo);
    }

    // Null for a wrong signature: everything else was checked by Parse, and is checked by the library once more.
    private async Task<ClaimsIdentity?> VerifySignatureAsync(JsonWebToken token, SigningKey key)
    {
        try
        {
            var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
            {
                IssuerSigningKey = key.Key,
                TryAllIssuerSigningKeys = false,
                ValidAlgorithms = Algorithms,
                ValidIssuer = settings.TokenIssuer,
                ValidAudience = settings.AppId,
                LifetimeValidator = (from, to, _, _) => to is not null && IsInForce(from ?? DateTime.MinValue, to.Value),
            });
            return result.IsValid ? result.ClaimsIdentity : null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // A malformed signature part, for one.
            return null;
        }
    }

    private static void CheckBinding(VerifiedToken token, string? channelId, string? serviceUrl)
    {
        Require(!string.IsNullOrEmpty(channelId), "The activity names no channel.");
        Require(token.Key.Endorsements.Contains(channelId ?? ""), "The token's key isn't endorsed for the activity's channel.");
        Require(
            !string.IsNullOrEmpty(serviceUrl) && string.Equals(token.ServiceUrl, serviceUrl, StringComparison.OrdinalIgnoreCase),
            "The token is for another service address than the activity's.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new UnauthorizedAccessException(otherwise);
        }
    }
}
