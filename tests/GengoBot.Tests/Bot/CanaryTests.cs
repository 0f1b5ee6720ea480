using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using GengoBot.Tests.App;
using Microsoft.AspNetCore.Http;

namespace GengoBot.Tests.Bot;

/// <summary>
/// The whole program in production with secrets that can be told from all else, and servers that repeat whatever they are sent: nothing of it is found in logs of the
/// finest level, traces, answers, messages or the database.
/// </summary>
public sealed class CanaryTests
{
    private const string PublicKey = "PuBlIcKeYcAnArY";
    private const string PrivateKey = "PrIvAtEkEyCaNaRy";
    private const string Password = "PaSsWoRdCaNaRy";
    private const string CallbackSecret = "CaLlBaCkSeCrEtCaNaRy";

    private static readonly string[] Canaries = [PublicKey, PrivateKey, Password, CallbackSecret, ProductionChannel.OwnToken, "api_sig="];

    private static readonly Dictionary<string, Func<HttpContext, Task?>> Servers = new()
    {
        ["all well"] = static _ => null,
        ["Gengo refuses and repeats"] = static context => IsGengo(context) ? RepeatAsync(context, StatusCodes.Status200OK, isEnvelope: true) : null,
        ["Gengo breaks and repeats"] = static context => IsGengo(context) ? RepeatAsync(context, StatusCodes.Status500InternalServerError) : null,
        ["the connector refuses and repeats"] = static context => context.Request.Path.StartsWithSegments("/v3") ? RepeatAsync(context, StatusCodes.Status403Forbidden) : null,
        ["the connector breaks and repeats"] = static context => context.Request.Path.StartsWithSegments("/v3") ? RepeatAsync(context, StatusCodes.Status502BadGateway) : null,
        ["the login refuses and repeats"] = static context => context.Request.Path.StartsWithSegments("/login") ? RepeatAsync(context, StatusCodes.Status400BadRequest) : null,
    };

    public static TheoryData<string> Names => [.. Servers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_secret_is_found_anywhere(string servers)
    {
        var heard = new ConcurrentQueue<string>();
        using var listener = Listen(heard);
        var folder = Directory.CreateTempSubdirectory("gengobot-canary-");
        try
        {
            await using (var channel = await ProductionChannel.StartAsync())
            {
                channel.Answers = context => Servers[servers](context);
                await using var app = new BotApp(
                    new PacedClock(20),
                    [
                    .. channel.Settings, ("MicrosoftAppPassword", Password), ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
                    ("Gengo:Accounts:main:PublicKey", PublicKey), ("Gengo:Accounts:main:PrivateKey", PrivateKey), ("Gengo:Accounts:main:CallbackSecret", CallbackSecret),
                    ("Storage:ConnectionString", $"Data Source={Path.Combine(folder.FullName, "gengobot.db")}"),
                ]);
                foreach (var text in (string[])["job 42", "status", "watch 42", "watch all", "approve 42 --rating 5 --confirm", "comment 42 Is this a name?", "reject 42", "audit 42"])
                {
                    using var answer = await SendAsync(app, ProductionChannel.Post("Bearer " + channel.Token(), channel.Message(text).ToJsonString()));
                    heard.Enqueue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                }

                using (var click = await SendAsync(app, ProductionChannel.Post("Bearer " + channel.Token(), Click(channel).ToJsonString())))
                {
                    heard.Enqueue(await click.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                }

                foreach (var secret in (string[])[CallbackSecret, "another-secret-altogether"])
                {
                    using var called = new FormUrlEncodedContent([KeyValuePair.Create("job", """{"job_id":42,"status":"reviewable"}""")]);
                    using var answer = await app.Http.PostAsync($"/api/gengo/callbacks/main/{secret}", called, TestContext.Current.CancellationToken);
                    heard.Enqueue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                }

                await app.WorkAsync();
                app.Logs.Lines.ToList().ForEach(heard.Enqueue);
                channel.Bodies.ToList().ForEach(heard.Enqueue);
                Assert.NotEmpty(channel.Calls);
            }

            // All of it: the last connection to close leaves nothing beside the file.
            heard.Enqueue(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "gengobot.db"), TestContext.Current.CancellationToken)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var found = heard.SelectMany(static text => Canaries.Where(canary => text.Contains(canary, StringComparison.Ordinal)).Select(canary => $"{canary} in {Around(text, canary)}")).Distinct().ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Contains(heard, static text => text.Contains("42", StringComparison.Ordinal));
    }

    private static bool IsGengo(HttpContext context) => context.Request.Path.StartsWithSegments("/gengo");

    private static async Task RepeatAsync(HttpContext context, int status, bool isEnvelope = false)
    {
        using var reader = new StreamReader(context.Request.Body);
        var said = $"{context.Request.QueryString} {Uri.UnescapeDataString(context.Request.QueryString.Value ?? "")} {context.Request.Headers.Authorization} {await reader.ReadToEndAsync()}";
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(isEnvelope
            ? new Dictionary<string, object> { ["opstat"] = "error", ["err"] = new Dictionary<string, object> { ["code"] = 2250, ["msg"] = said } }
            : new Dictionary<string, object> { ["error"] = "invalid", ["error_description"] = said, ["message"] = said });
    }

    private static JsonObject Click(ProductionChannel channel)
    {
        var click = channel.Message();
        click.Remove("text");
        click["type"] = "invoke";
        click["name"] = "adaptiveCard/action";
        click["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "job", ["data"] = new JsonObject { ["job"] = "42" } },
        };
        return click;
    }

    /// <summary>All that anybody traces here while the test runs: a tag may well be an address.</summary>
    private static ActivityListener Listen(ConcurrentQueue<string> heard)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // This test's own calls know the secret that they are made with.
                if (!(activity.GetTagItem("url.full") is string called && called.Contains("/api/", StringComparison.Ordinal)))
                {
                    heard.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(static happened => happened.Tags))}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static string Around(string text, string canary)
    {
        var at = text.IndexOf(canary, StringComparison.Ordinal);
        return text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
    }

    private static async Task<HttpResponseMessage> SendAsync(BotApp app, HttpRequestMessage request)
    {
        using (request)
        {
            return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
