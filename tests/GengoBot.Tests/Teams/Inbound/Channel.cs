using System.Security.Claims;
using GengoBot.Teams.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>A channel that speaks to a bot: the issuer, the bot's validator and a clock that the test moves.</summary>
internal sealed class Channel : IAsyncDisposable
{
    public const string AppId = "5f2bd3a7-0f0c-4c52-8a7d-6a2a4f3d1c10";
    public const string ServiceUrl = "https://smba.example/emea/";

    private readonly ChannelTokenValidator _validator;

    private Channel(LocalIssuer issuer)
    {
        var settings = Settings.Of(
            ("MicrosoftAppId", AppId),
            ("MicrosoftAppPassword", "secret"),
            ("ToBotFromChannelOpenIdMetadataUrl", issuer.MetadataUrl.AbsoluteUri),
            ("ToBotFromChannelTokenIssuer", LocalIssuer.Issuer));

        Issuer = issuer;
        Keys = new SigningKeys(settings, Clients, Clock, NullLogger<SigningKeys>.Instance);
        _validator = new ChannelTokenValidator(settings, Keys, Clock);
    }

    public LocalIssuer Issuer { get; }

    public LoopbackClients Clients { get; } = new();

    public SigningKeys Keys { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    public static async Task<Channel> StartAsync() => new(await LocalIssuer.StartAsync());

    public Dictionary<string, object> Claims() => new()
    {
        ["iss"] = LocalIssuer.Issuer,
        ["aud"] = AppId,
        ["serviceurl"] = ServiceUrl,
        ["nbf"] = Seconds(-60),
        ["exp"] = Seconds(3600),
    };

    public long Seconds(int fromNow) => Clock.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();

    /// <summary>A good token but for what is given; a claim without a value is left out.</summary>
    public string Token(
        string? claim = null, object? value = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var claims = Claims();

        if (claim is not null && value is null)
        {
            claims.Remove(claim);
        }
        else if (claim is not null && value is not null)
        {
            claims[claim] = value;
        }

        return TokenIssuer.Sign(claims, key ?? TestKeys.First(), algorithm);
    }

    public ValueTask<ClaimsIdentity> SendAsync(string token, string? channelId = "msteams", string? serviceUrl = ServiceUrl) =>
        SendHeaderAsync("Bearer " + token, channelId, serviceUrl);

    public ValueTask<ClaimsIdentity> SendHeaderAsync(string? header, string? channelId = "msteams", string? serviceUrl = ServiceUrl) =>
        _validator.ValidateAsync(header, channelId, serviceUrl, TestContext.Current.CancellationToken);

    public Task<UnauthorizedAccessException> RefusedAsync(string token, string? channelId = "msteams", string? serviceUrl = ServiceUrl) =>
        Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await SendAsync(token, channelId, serviceUrl));

    public async ValueTask DisposeAsync()
    {
        await Issuer.DisposeAsync();
        Clients.Dispose();
    }
}
