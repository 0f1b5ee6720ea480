using GengoBot.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GengoBot.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Secret = "a-secret-that-stands-in-a-path";

    [Fact]
    public async Task A_click_is_traced_through_the_write_to_Gengo()
    {
        await using var collector = new Collector();
        await using var app = new BotApp(collector.Settings);
        var job = app.Reviewable();

        var form = (await app.Ana.ClickAsync((await app.SayAsync($"job {job}")).Card, "Approve…")).Card;
        await app.Ana.ClickAsync(form, "Approve", ("rating", "5"));
        Collector.Flush(app);

        Assert.Contains("/api/messages", collector.Spans, StringComparison.Ordinal);
        Assert.Contains("write approve", collector.Spans, StringComparison.Ordinal);
        Assert.Contains($"/sandbox/v2/translate/job/{job}", collector.Spans, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", $"/api/gengo/callbacks/main/{Secret}")]
    [InlineData("POST", $"/api/gengo/callbacks/sandbox/{Secret}?secret={Secret}")]
    [InlineData("PUT", $"/api/gengo/callbacks/sandbox/{Secret}")]
    [InlineData("GET", $"/{Secret}?{Secret}={Secret}")]
    public async Task No_secret_of_an_address_leaves_with_a_trace_or_a_metric(string method, string address)
    {
        await using var collector = new Collector();
        await using var app = new BotApp([.. collector.Settings, ("Gengo:Accounts:sandbox:CallbackSecret", Secret)]);

        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        // This client is not the bot's.
        using (SuppressInstrumentationScope.Begin())
        {
            using var answer = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }

        await app.SayAsync($"job {app.Reviewable()}");
        Collector.Flush(app);

        Assert.Contains("/api/messages", collector.Spans, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Metrics, StringComparison.Ordinal);
        foreach (var secret in new[] { Secret, "api_sig", "api_key", app.Gengo.PublicKey, app.Gengo.PrivateKey })
        {
            Assert.DoesNotContain(secret, collector.Spans, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, collector.Metrics, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_bot_counts_is_exported()
    {
        await using var collector = new Collector();
        await using var app = new BotApp(collector.Settings);

        Measures.Deliveries.Add(1);
        Measures.CallbackLag.Record(0.3);
        Collector.Flush(app);

        Assert.Contains("gengobot.deliveries", collector.Metrics, StringComparison.Ordinal);
        Assert.Contains("gengobot.callback.lag", collector.Metrics, StringComparison.Ordinal);
        Assert.Contains("gengobot.queue.depth", collector.Metrics, StringComparison.Ordinal);
        Assert.Contains("gengobot.queue.age", collector.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_is_linked_to_what_it_was_asked_for_in()
    {
        await using var collector = new Collector();
        await using var app = new BotApp(collector.Settings);

        string? cause;
        using (Traces.Step("asked"))
        {
            cause = Traces.Current;
        }

        using var work = Traces.Work("done", cause, cause, null, "no trace");

        Assert.NotNull(cause);
        Assert.Equal(cause, Assert.Single(work?.Links ?? []).Context is var link ? $"00-{link.TraceId}-{link.SpanId}-01" : null);
        Assert.NotEqual(cause.Split('-')[1], work?.TraceId.ToString());
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_recorded()
    {
        await using var app = new BotApp();

        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
    }
}
