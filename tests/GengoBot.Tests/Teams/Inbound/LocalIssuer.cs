using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>
/// A channel's identity on loopback: its OpenID document and its keys with endorsements, whole, spoilt, late or not there.
/// </summary>
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

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerMetadataAsync(HttpContext context)
    {
        Interlocked.Increment(ref _metadataReads);
        Asked.TrySetResult();

        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(context.RequestAborted);
        }

        await AnswerAsync(
            context, (Metadata ?? TokenIssuer.OpenIdDocument(Issuer, new Uri(MetadataUrl, "keys").AbsoluteUri)) + MetadataPadding);
    }

    private async Task AnswerKeysAsync(HttpContext context)
    {
        Interlocked.Increment(ref _keyReads);
        await AnswerAsync(context, (KeySet ?? TokenIssuer.KeySet(_keys)) + KeySetPadding);
    }

    private async Task AnswerAsync(HttpContext context, string body)
    {
        context.Response.StatusCode = IsDown ? 503 : 200;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
