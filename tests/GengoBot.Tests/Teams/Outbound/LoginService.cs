using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>A login service on loopback that gives numbered tokens and keeps what it was asked.</summary>
internal sealed class LoginService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _tokens;

    private LoginService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapFallback(AnswerAsync);
    }

    public Uri Url => new(_app.Urls.First());

    public ConcurrentQueue<(string Path, Dictionary<string, string> Form)> Requests { get; } = [];

    public int Lifetime { get; set; } = 3600;

    /// <summary>Follows the token.</summary>
    public string Padding { get; set; } = "";

    /// <summary>Takes the place of the token: status and body.</summary>
    public (int Status, string Body)? Answer { get; set; }

    /// <summary>While set, the answer waits for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<LoginService> StartAsync()
    {
        var login = new LoginService();
        await login._app.StartAsync(TestContext.Current.CancellationToken);
        return login;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        // A managed identity asks by GET.
        IEnumerable<KeyValuePair<string, StringValues>> fields = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : context.Request.Query;
        var values = fields.ToDictionary(field => field.Key, field => field.Value.ToString());
        Requests.Enqueue(($"{context.Request.Method} {context.Request.Path}", values));
        Asked.TrySetResult();

        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(context.RequestAborted);
        }

        var (status, body) = Answer ?? (200, Token() + Padding);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private string Token()
    {
        var expiresOn = DateTimeOffset.UtcNow.AddSeconds(Lifetime).ToUnixTimeSeconds();
        return $$"""
            {
              "token_type": "Bearer", "expires_in": {{Lifetime}}, "ext_expires_in": {{Lifetime}}, "expires_on": "{{expiresOn}}",
              "access_token": "token-{{Interlocked.Increment(ref _tokens)}}"
            }
            """;
    }
}
