using System.Collections.Concurrent;
using System.Security.Cryptography;
using GengoBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Benchmarks.Load;

/// <summary>
/// All that a bot in production speaks to, on loopback: the issuer of tokens, the login service, the connector, and Gengo. Each program has
/// an address of its own at the connector, so that its replies are counted apart.
/// </summary>
internal sealed class LocalTeams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = NewKey();
    private readonly ConcurrentDictionary<string, long> _replies = new();
    private readonly ConcurrentDictionary<string, long> _repliesWithToken = new();
    private byte[]? _reply;
    private long _logins;
    private long _updates;
    private long _strays;

    private LocalTeams()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet(
            "/openidconfiguration",
            context => context.Response.WriteAsync(TokenIssuer.OpenIdDocument(TokenIssuer.Public, Address + "keys")));
        _app.MapGet("/keys", context => context.Response.WriteAsync(TokenIssuer.KeySet((_key, ["msteams"]))));
        _app.MapPost($"/{Teams.TenantId}/oauth2/v2.0/token", AnswerLoginAsync);
        var connector = _app.MapGroup("/{program}/v3/conversations/{conversation}");
        connector.MapPost("/activities/{activity}", TakeReplyAsync);
        connector.MapPost("/activities", TakeReplyAsync);
        connector.MapPut("/activities/{activity}", TakeUpdateAsync);
        connector.MapGet("/pagedmembers", context => context.Response.WriteAsJsonAsync(new { members = new[] { new { id = "29:1" } } }));
        Gengo.Map(_app);
        _app.MapFallback(context =>
        {
            Interlocked.Increment(ref _strays);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    /// <summary>Every message that is posted gets this id.</summary>
    public const string PostedId = "1764000000001";

    public const string Bot = "bot";

    /// <summary>Where the bot answers.</summary>
    public string ServiceUrl => ServiceUrlOf(Bot);

    /// <summary>How many replies of the bot came.</summary>
    public long Replies => RepliesOf(Bot);

    /// <summary>How often the login service was asked for a token.</summary>
    public long Logins => Interlocked.Read(ref _logins);

    /// <summary>How many cards were updated.</summary>
    public long Updates => Interlocked.Read(ref _updates);

    public LocalGengo Gengo { get; } = new();

    /// <summary>How long a post takes.</summary>
    public TimeSpan SendTime { get; set; }

    /// <summary>The conversation that takes nothing now.</summary>
    public string? Throttled { get; set; }

    /// <summary>How many calls came that nobody expects.</summary>
    public long Strays => Interlocked.Read(ref _strays);

    /// <summary>The first reply's body.</summary>
    public byte[] Reply => _reply ?? throw new InvalidOperationException("No reply came.");

    private string Address => _app.Urls.First() + "/";

    public static async Task<LocalTeams> StartAsync()
    {
        var teams = new LocalTeams();
        await teams._app.StartAsync();
        return teams;
    }

    public string ServiceUrlOf(string program) => $"{Address}{program}/";

    public long RepliesOf(string program) => _replies.GetValueOrDefault(program);

    /// <summary>How many of them came with the token that the login service gives.</summary>
    public long RepliesWithTokenOf(string program) => _repliesWithToken.GetValueOrDefault(program);

    public string TokenFor(string program) => Teams.Token(_key, ServiceUrlOf(program));

    /// <summary>A token that somebody else signed in the issuer's name.</summary>
    public string ForgedTokenFor(string program) => Teams.Token(NewKey(), ServiceUrlOf(program));

    /// <summary>The settings of a bot in production that believes this issuer and may answer this connector.</summary>
    /// <param name="database">The file that it keeps what it knows in.</param>
    public Dictionary<string, string> BotSettings(string database) => new()
    {
        ["Demo__Enabled"] = "false",
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = Teams.AppId,
        ["MicrosoftAppPassword"] = "secret",
        ["MicrosoftAppTenantId"] = Teams.TenantId,
        ["ToBotFromChannelOpenIdMetadataUrl"] = Address + "openidconfiguration",
        ["ToBotFromChannelTokenIssuer"] = TokenIssuer.Public,
        ["ToChannelFromBotLoginUrl"] = Address + Teams.TenantId,
        ["Bot__TurnsPerMinute"] = "60000",
        ["Bot__TenantTurnsPerMinute"] = "60000",
        ["Bot__ServiceHosts__0"] = new Uri(Address).Authority,
        ["Gengo__Accounts__main__PublicKey"] = "public",
        ["Gengo__Accounts__main__PrivateKey"] = "private",
        ["Gengo__Accounts__main__BaseAddress"] = new Uri(new Uri(Address), LocalGengo.Root).AbsoluteUri,
        ["Gengo__RequestsPerMinute"] = "100000",
        ["Storage__ConnectionString"] = $"Data Source={database}",
        ["Access__Admins__0"] = "*",
    };

    /// <summary>Waits until so many replies of the bot have come in all.</summary>
    public async Task RepliesAsync(long count, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (Replies < count)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static RsaSecurityKey NewKey()
    {
        using var rsa = RSA.Create(2048);
        return new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = Teams.KeyId };
    }

    private Task AnswerLoginAsync(HttpContext context)
    {
        Interlocked.Increment(ref _logins);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$"""{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"{{Teams.ConnectorToken}}"}""");
    }

    private async Task TakeReplyAsync(HttpContext context)
    {
        if (_reply is null)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _reply = body.ToArray();
        }
        else
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
        }

        if (SendTime > TimeSpan.Zero)
        {
            await Task.Delay(SendTime);
        }

        if (Throttled is { } throttled && (string?)context.Request.RouteValues["conversation"] == throttled)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "2";
            return;
        }

        var program = (string?)context.Request.RouteValues["program"] ?? "";
        _replies.AddOrUpdate(program, 1, static (_, count) => count + 1);
        if (context.Request.Headers.Authorization == $"Bearer {Teams.ConnectorToken}")
        {
            _repliesWithToken.AddOrUpdate(program, 1, static (_, count) => count + 1);
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"id":"{{PostedId}}"}""");
    }

    private async Task TakeUpdateAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref _updates);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"id":"1764000000000"}""");
    }
}
