using System.Net;
using System.Text.Json;
using GengoBot.Playground;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GengoBot.Tests.Health;

public sealed class ReadinessTests
{
    private static readonly (string Key, string Value)[] Production =
    [
        ("Demo:Enabled", "false"), ("MicrosoftAppId", "11111111-0000-4000-8000-000000000000"), ("MicrosoftAppPassword", "secret"),
        ("Gengo:Accounts:main:PublicKey", "a-public-key"), ("Gengo:Accounts:main:PrivateKey", "a-private-key"),
    ];

    [Fact]
    public async Task The_demo_is_ready_and_says_of_what()
    {
        await using var app = new BotApp();

        var (status, report) = await AskAsync(app);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"ready":true,"database":"available","keys":"not required","scheduler":"running","gengo":{"sandbox":"unknown"}}""",
            report.GetRawText());
    }

    [Fact]
    public async Task Gengos_state_is_told_and_fails_nobody()
    {
        await using var app = new BotApp(new PacedClock(10));
        await app.SayAsync($"job {app.Reviewable()}");
        Assert.Equal("available", (await AskAsync(app)).Report.Member("gengo", "sandbox")?.GetString());

        await app.FaultAsync("GET", "503", times: 1_000);
        await app.SayAsync($"job {app.Reviewable()}");
        var asked = app.Gengo.Calls.Length;
        var status = await AskUntilAsync(app, static report => report.Member("gengo", "sandbox")?.GetString() == "unavailable");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(asked, app.Gengo.Calls.Length);
    }

    [Fact]
    public async Task Without_the_channels_keys_it_is_not_ready()
    {
        await using var app = new BotApp([.. Production, ("ToBotFromChannelOpenIdMetadataUrl", "http://127.0.0.1:1/openid")]);

        var (status, report) = await AskAsync(app);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal((false, "unavailable"), (report.GetProperty("ready").GetBoolean(), report.Text("keys")));
        Assert.DoesNotContain("a-public-key", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_channels_keys_it_is_ready()
    {
        await using var channel = Channel(static () => Task.CompletedTask);
        await using var app = new BotApp([.. Production, ("ToBotFromChannelOpenIdMetadataUrl", $"{channel.Urls.First()}/openid")]);

        var (status, report) = await AskAsync(app);

        Assert.Equal((HttpStatusCode.OK, "available"), (status, report.Text("keys")));
    }

    [Fact]
    public async Task Keys_that_do_not_come_in_time_are_not_waited_for()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var channel = Channel(() => held.Task);
        await using var app = new BotApp(
            new PacedClock(10), [.. Production, ("ToBotFromChannelOpenIdMetadataUrl", $"{channel.Urls.First()}/openid")]);

        var (status, report) = await AskAsync(app);
        held.SetResult();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (status, report.Text("keys")));
    }

    [Theory, MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task With_its_database_gone_it_is_alive_and_not_ready(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var app = new BotApp(new PacedClock(1), database.Settings);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(app)).Status);

        await database.DisposeAsync();
        var status = await AskUntilAsync(app, static report => report.Text("database") == "unavailable");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("alive", await app.Http.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Report)> AskAsync(BotApp app)
    {
        using var answer = await app.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>
    /// For a second of the bot's clock it is the same answer, and nobody says when it is another: asked again, for two minutes at most.
    /// </summary>
    private static async Task<HttpStatusCode> AskUntilAsync(BotApp app, Predicate<JsonElement> wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            var (status, report) = await AskAsync(app);
            if (wanted(report))
            {
                return status;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Where the channel's keys are.</summary>
    private static WebApplication Channel(Func<Task> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet("/openid", async (HttpContext context) =>
        {
            await answers();
            await context.Response.WriteAsync($$"""{"jwks_uri":"{{server.Urls.First()}}/keys"}""");
        });
        server.MapGet(
            "/keys",
            static (HttpContext context) =>
                context.Response.WriteAsync(
                    $$"""
                    {"keys":[{"kty":"RSA","kid":"1","e":"AQAB","endorsements":["msteams"],
                    "n":"{{Convert.ToBase64String([1, .. new byte[255]]).TrimEnd('=')}}"}]}
                    """));
        server.Start();
        return server;
    }
}
