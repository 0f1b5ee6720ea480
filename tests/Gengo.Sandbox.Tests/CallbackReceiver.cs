using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gengo.Sandbox.Tests;

/// <summary>A customer's server, which receives callbacks.</summary>
internal sealed class CallbackReceiver(WebApplication app, Channel<Dictionary<string, string>> forms) : IAsyncDisposable
{
    public string Address => app.Urls.First() + "/hook?secret=s3cret";

    public static async Task<CallbackReceiver> StartAsync(params int[] firstAnswers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var forms = Channel.CreateUnbounded<Dictionary<string, string>>();
        var answers = new Queue<int>(firstAnswers);
        app.Map("/hook", async (HttpContext context) =>
        {
            context.Response.StatusCode = answers.TryDequeue(out var answer) ? answer : 200;
            var form = await context.Request.ReadFormAsync();
            await forms.Writer.WriteAsync(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        });
        await app.StartAsync();
        return new CallbackReceiver(app, forms);
    }

    public async Task<Dictionary<string, string>> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(SandboxServer.Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        return await forms.Reader.ReadAsync(limit.Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
