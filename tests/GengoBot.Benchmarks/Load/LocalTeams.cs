using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Benchmarks.Load;

/// <summary>All that a bot in production speaks to, on loopback: the issuer of tokens, the login service, the connector, which counts the replies, and Gengo.</summary>
internal sealed class LocalTeams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key;
    private byte[]? _reply;
    private long _replies;
    private long _updates;
    private long _strays;

    private LocalTeams()
    {
        using var rsa = RSA.Create(2048);
        _key = new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = Teams.KeyId };

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/openid", context => context.Response.WriteAsync(Teams.OpenIdDocument(ServiceUrl + "keys")));
        _app.MapGet("/keys", context => context.Response.WriteAsync(Teams.KeySet(_key)));
        _app.MapPost($"/{Teams.TenantId}/oauth2/v2.0/token", AnswerLoginAsync);
        _app.MapPost("/v3/conversations/{conversation}/activities/{activity}", TakeReplyAsync);
        _app.MapPost("/v3/conversations/{conversation}/activities", TakeReplyAsync);
        _app.MapPut("/v3/conversations/{conversation}/activities/{activity}", TakeUpdateAsync);
        _app.MapGet("/v3/conversations/{conversation}/pagedmembers", context => context.Response.WriteAsJsonAsync(new { members = new[] { new { id = "29:1" } } }));
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

    public string ServiceUrl => _app.Urls.First() + "/";

    /// <summary>How many replies came.</summary>
    public long Replies => Interlocked.Read(ref _replies);

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

    public string Token => Teams.Token(_key, ServiceUrl);

    public static async Task<LocalTeams> StartAsync()
    {
        var teams = new LocalTeams();
        await teams._app.StartAsync();
        return teams;
    }

    /// <summary>The settings of a bot in production that believes this issuer and may answer this connector.</summary>
    /// <param name="database">The file that it keeps what it knows in.</param>
    public Dictionary<string, string> BotSettings(string database) => new()
    {
        ["Demo__Enabled"] = "false",
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = Teams.AppId,
        ["MicrosoftAppPassword"] = "secret",
        ["MicrosoftAppTenantId"] = Teams.TenantId,
        ["ToBotFromChannelOpenIdMetadataUrl"] = ServiceUrl + "openid",
        ["ToBotFromChannelTokenIssuer"] = Teams.Issuer,
        ["ToChannelFromBotLoginUrl"] = ServiceUrl + Teams.TenantId,
        ["Bot__TurnsPerMinute"] = "60000",
        ["Bot__TenantTurnsPerMinute"] = "60000",
        ["Bot__ServiceHosts__0"] = new Uri(ServiceUrl).Authority,
        ["Gengo__Accounts__main__PublicKey"] = "public",
        ["Gengo__Accounts__main__PrivateKey"] = "private",
        ["Gengo__Accounts__main__BaseAddress"] = new Uri(new Uri(ServiceUrl), LocalGengo.Root).AbsoluteUri,
        ["Gengo__RequestsPerMinute"] = "100000",
        ["Storage__ConnectionString"] = $"Data Source={database}",
        ["Access__Admins__0"] = "*",
    };

    /// <summary>Waits until so many replies have come in all.</summary>
    public async Task RepliesAsync(long count, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (Replies < count)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AnswerLoginAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($$"""{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"{{new string('t', 1200)}}"}""");
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

        Interlocked.Increment(ref _replies);
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
