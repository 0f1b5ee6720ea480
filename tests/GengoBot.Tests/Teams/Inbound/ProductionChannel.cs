using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>
/// All that a bot in production speaks to, on loopback: the issuer of the channel's tokens, the login service, the connector and Gengo. It
/// keeps what came.
/// </summary>
internal sealed class ProductionChannel : IAsyncDisposable
{
    public const string AppId = "5f2bd3a7-0f0c-4c52-8a7d-6a2a4f3d1c10";
    public const string Tenant = "0b0f8f4e-6a0e-4b7b-9d5c-2f1d3c4b5a69";

    public const string OwnToken = "the-bots-own-token";

    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentQueue<string> _bodies = new();

    private ProductionChannel(bool isGovernment)
    {
        IsGovernment = isGovernment;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/openid", () => Results.Text(TokenIssuer.OpenIdDocument(Issuer, ServiceUrl + "keys"), "application/json"));
        _app.MapGet("/keys", () => Results.Text(TokenIssuer.KeySet((Key, ["msteams"])), "application/json"));
        _app.MapFallback(async context =>
        {
            _calls.Enqueue($"{context.Request.Method} {context.Request.Path}");
            if (context.Request.Path.StartsWithSegments("/v3"))
            {
                context.Request.EnableBuffering();
                using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
                _bodies.Enqueue(await reader.ReadToEndAsync());
                context.Request.Body.Position = 0;
            }

            await (
                Answers(context)
                    ?? context.Response.WriteAsJsonAsync(
                        new Dictionary<string,
                        object>
                        { ["id"] = "m1", ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = OwnToken }));
        });
    }

    public bool IsGovernment { get; }

    /// <summary>Whoever signs for the other cloud.</summary>
    public string OtherIssuer => IsGovernment ? TokenIssuer.Public : TokenIssuer.Government;

    private string Issuer => IsGovernment ? TokenIssuer.Government : TokenIssuer.Public;

    public string ServiceUrl => _app.Urls.First() + "/";

    /// <summary>What was asked of the login service, the connector and Gengo.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>What the connector was sent.</summary>
    public IReadOnlyList<string> Bodies => [.. _bodies];

    /// <summary>How a call to the login service, the connector or Gengo is answered; null as if all were well.</summary>
    public Func<HttpContext, Task?> Answers { get; set; } = static _ => null;

    public RsaSecurityKey Key => new(_rsa) { KeyId = "first" };

    public (string Key, string Value)[] Settings =>
    [
        ("ChannelService", IsGovernment ? "https://botframework.azure.us" : ""), ("Demo:Enabled", "false"), (
            "MicrosoftAppType", "SingleTenant"), ("MicrosoftAppId", AppId), ("MicrosoftAppPassword", "secret"), ("MicrosoftAppTenantId",
            Tenant),
        ("ToBotFromChannelOpenIdMetadataUrl", ServiceUrl + "openid"), ("ToChannelFromBotLoginUrl", ServiceUrl + "login/" + Tenant), (
            "Bot:ServiceHosts:0", new Uri(ServiceUrl).Authority),
        ("Gengo:Accounts:main:PublicKey", "a-public-key"), ("Gengo:Accounts:main:PrivateKey", "a-private-key"), (
            "Gengo:Accounts:main:BaseAddress", ServiceUrl + "gengo/"), ("Access:Admins:0", "*"),
    ];

    public static async Task<ProductionChannel> StartAsync(bool isGovernment = false)
    {
        var channel = new ProductionChannel(isGovernment);
        await channel._app.StartAsync(TestContext.Current.CancellationToken);
        return channel;
    }

    /// <param name="change">Of the claims.</param>
    public string Token(
        Action<Dictionary<string, object>>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var claims = TokenIssuer.Claims(Issuer, AppId, ServiceUrl, DateTimeOffset.UtcNow);
        change?.Invoke(claims);
        return TokenIssuer.Sign(claims, key ?? Key, algorithm);
    }

    /// <summary>Somebody approves a job by typing: what must not happen where anything is wrong.</summary>
    public JsonObject Message(string text = "approve 42 --rating 5 --confirm") => new()
    {
        ["type"] = "message",
        ["id"] = "m0",
        ["text"] = text,
        ["channelId"] = "msteams",
        ["serviceUrl"] = ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:ana", ["name"] = "Ana Ruiz", ["aadObjectId"] = "aaaaaaaa-0000-4000-8000-000000000001" },
        ["conversation"] = new JsonObject { ["id"] = "a:ana", ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["recipient"] = new JsonObject { ["id"] = $"28:{AppId}", ["name"] = "GengoBot" },
    };

    public static HttpRequestMessage Post(string? authorization, string body, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return request;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
