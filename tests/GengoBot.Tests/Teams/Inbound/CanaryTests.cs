using System.Text;
using System.Text.Json.Nodes;
using GengoBot.Tests.Telemetry;
using Microsoft.AspNetCore.Http;
using OpenTelemetry;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>
/// The whole program in production with secrets that can be told from all else, and servers that repeat whatever they are sent: nothing of
/// it is found in logs of the finest level, traces, answers, messages or the database.
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
        ["Gengo refuses and repeats"] = static context =>
            IsGengo(context) ? RepeatAsync(context, StatusCodes.Status200OK, isEnvelope: true) : null,
        ["Gengo breaks and repeats"] = static context =>
            IsGengo(context) ? RepeatAsync(context, StatusCodes.Status500InternalServerError) : null,
        ["the connector refuses and repeats"] = static context =>
            context.Request.Path.StartsWithSegments("/v3") ? RepeatAsync(context, StatusCodes.Status403Forbidden) : null,
        ["the connector breaks and repeats"] = static context =>
            context.Request.Path.StartsWithSegments("/v3") ? RepeatAsync(context, StatusCodes.Status502BadGateway) : null,
        ["the login refuses and repeats"] = static context =>
            context.Request.Path.StartsWithSegments("/login") ? RepeatAsync(context, StatusCodes.Status400BadRequest) : null,
    };

    public static TheoryData<string> Names => [.. Servers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_secret_is_found_anywhere(string servers)
    {
        var heard = new List<string>();
        var folder = Directory.CreateTempSubdirectory("gengobot-canary-");
        try
        {
            await using (var channel = await ProductionChannel.StartAsync())
            await using (var collector = new Collector())
            {
                channel.Answers = context => Servers[servers](context);
                await using var app = new BotApp(
                    new PacedClock(200),
                    [
                    .. channel.Settings, .. collector.Settings, ("MicrosoftAppPassword", Password), ("Logging:LogLevel:Default", "Trace"), (
                        "Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
                    ("Gengo:Accounts:main:PublicKey", PublicKey), ("Gengo:Accounts:main:PrivateKey", PrivateKey), (
                        "Gengo:Accounts:main:CallbackSecret", CallbackSecret),
                    ("Storage:ConnectionString", $"Data Source={Path.Combine(folder.FullName, "gengobot.db")}"),
                ]);
                foreach (var text in (
                    string[])["job 42", "status", "watch 42", "watch all", "approve 42 --rating 5 --confirm", "comment 42 Is this a name?",
                    "reject 42", "audit 42"])
                {
                    using var answer = await SendAsync(
                        app, ProductionChannel.Post("Bearer " + channel.Token(), channel.Message(text).ToJsonString()));
                    heard.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                }

                using (var click = await SendAsync(app, ProductionChannel.Post("Bearer " + channel.Token(), Click(channel).ToJsonString())))
                {
                    heard.Add(await click.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                }

                foreach (var secret in (string[])[CallbackSecret, "another-secret-altogether"])
                {
                    // This client is not the bot's: it knows the secret that it calls with.
                    using var untraced = SuppressInstrumentationScope.Begin();
                    using var called = new FormUrlEncodedContent([KeyValuePair.Create("job", """{"job_id":42,"status":"reviewable"}""")]);
                    using var answer = await app.Http.PostAsync(
                        $"/api/gengo/callbacks/main/{secret}", called, TestContext.Current.CancellationToken);
                    heard.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                }

                await app.WorkAsync();
                Collector.Flush(app);
                Assert.Contains("/api/gengo/callbacks/{account}/{secret}", collector.Spans, StringComparison.Ordinal);
                Assert.NotEmpty(channel.Calls);
                heard.AddRange([.. app.Logs.Lines, .. channel.Bodies, collector.Spans, collector.Metrics]);
            }

            // All of it: the last connection to close leaves nothing beside the file.
            heard.Add(
                Encoding.Latin1.GetString(
                    await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "gengobot.db"), TestContext.Current.CancellationToken)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var found = heard.SelectMany(
            static text => Canaries.Where(canary => text.Contains(canary, StringComparison.Ordinal)).Select(
                canary => $"{canary} in {Around(text, canary)}"))
            .Distinct()
            .ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Contains(heard, static text => text.Contains("42", StringComparison.Ordinal));
    }

    private static bool IsGengo(HttpContext context) => context.Request.Path.StartsWithSegments("/gengo");

    private static async Task RepeatAsync(HttpContext context, int status, bool isEnvelope = false)
    {
        using var reader = new StreamReader(context.Request.Body);
        var said =
            $"{context.Request.QueryString} {Uri.UnescapeDataString(context.Request.QueryString.Value ?? "")} "
            + $"{context.Request.Headers.Authorization} {await reader.ReadToEndAsync()}";
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(isEnvelope
            ? new Dictionary<string, object>
            {
                ["opstat"] = "error",
                ["err"] = new Dictionary<string,
                object>
                { ["code"] = 2250, ["msg"] = said },
            }
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
