using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>A channel's identity on loopback: OpenID document, keys with endorsements, and tokens signed by them.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    public const string Issuer = "https://channel.test";

    private readonly WebApplication _app;
    private readonly List<(RsaSecurityKey Key, string[]? Endorsements)> _keys = [(TestKeys.First(), ["msteams"])];
    private int _metadataReads;
    private int _keyReads;

    private LocalIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/openid", AnswerMetadataAsync);
        _app.MapGet("/keys", AnswerKeysAsync);
    }

    public Uri MetadataUrl => new(new Uri(_app.Urls.First()), "openid");

    public int MetadataReads => Volatile.Read(ref _metadataReads);

    public int KeyReads => Volatile.Read(ref _keyReads);

    public bool IsDown { get; set; }

    /// <summary>Takes the place of the OpenID document, or of the key set.</summary>
    public string? Metadata { get; set; }

    public string? KeySet { get; set; }

    /// <summary>Follows either document.</summary>
    public string MetadataPadding { get; set; } = "";

    public string KeySetPadding { get; set; } = "";

    /// <summary>While set, the OpenID document waits for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public TaskCompletionSource Asked { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<LocalIssuer> StartAsync()
    {
        var issuer = new LocalIssuer();
        await issuer._app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public void Publish(params (RsaSecurityKey Key, string[]? Endorsements)[] keys)
    {
        _keys.Clear();
        _keys.AddRange(keys);
    }

    public static string Sign(
        IReadOnlyDictionary<string, object> claims, SecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(key, algorithm));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerMetadataAsync(HttpContext context)
    {
        Interlocked.Increment(ref _metadataReads);
        Asked.TrySetResult();

        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(context.RequestAborted);
        }

        var document = $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{new Uri(MetadataUrl, "keys")}}"}""";
        await AnswerAsync(context, (Metadata ?? document) + MetadataPadding);
    }

    private async Task AnswerKeysAsync(HttpContext context)
    {
        Interlocked.Increment(ref _keyReads);
        await AnswerAsync(context, (KeySet ?? JsonSerializer.Serialize(new { keys = _keys.Select(Describe) })) + KeySetPadding);
    }

    private async Task AnswerAsync(HttpContext context, string body)
    {
        context.Response.StatusCode = IsDown ? 503 : 200;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static Dictionary<string, object> Describe((RsaSecurityKey Key, string[]? Endorsements) entry)
    {
        var jwk = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = entry.Key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(entry.Key.Parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(entry.Key.Parameters.Exponent),
        };

        if (entry.Endorsements is { } endorsements)
        {
            jwk["endorsements"] = endorsements;
        }

        return jwk;
    }
}
