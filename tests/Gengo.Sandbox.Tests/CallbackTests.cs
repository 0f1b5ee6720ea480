using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Gengo.Sandbox.Tests;

public sealed class CallbackTests
{
    [Fact]
    public async Task Each_change_at_the_desk_is_told_and_none_of_the_customers_own()
    {
        await using var customer = await CallbackReceiver.StartAsync();
        await using var gengo = await SandboxServer.StartAsync();
        var id = (await gengo.DeskAsync("jobs", JsonSerializer.Serialize(
            new { slug = "Sign", lc_src = "ja", callback_url = customer.Address, custom_data = "sign:1" }))).Text("job_id");
        Assert.Equal("available", (await NextJobAsync(customer)).Text("status"));

        await gengo.DeskAsync($"jobs/{id}/start");
        Assert.Equal("pending", (await NextJobAsync(customer)).Text("status"));

        await gengo.DeskAsync($"jobs/{id}/submit", """{"text":"Bitte läuten."}""");
        var job = await NextJobAsync(customer);
        Assert.Equal("reviewable", job.Text("status"));
        Assert.Equal("Bitte läuten.", job.Text("body_tgt"));
        Assert.Equal("character", job.Text("unit_type"));
        Assert.Equal((await gengo.GetAsync("translate/job/" + id)).Job().Text("captcha_url"), job.Text("captcha_url"));
        Assert.All(job.EnumerateObject(), field => Assert.Equal(JsonValueKind.String, field.Value.ValueKind));

        await gengo.PostAsync($"translate/job/{id}/comment", """{"body":"Thank you"}""");
        await gengo.PutAsync("translate/job/" + id, """{"action":"revise","comment":"Shorter"}""");
        await gengo.DeskAsync($"jobs/{id}/comment", """{"text":"Is it a bell?"}""");
        var comment = JsonSerializer.Deserialize<JsonElement>(Assert.Single(await customer.NextAsync(), field => field.Key == "comment").Value);
        Assert.Equal("Is it a bell?", comment.Text("body"));
        Assert.Equal(id, comment.Text("job_id"));
        Assert.Equal("sign:1", comment.Text("custom_data"));
        Assert.Equal(JsonValueKind.String, comment.GetProperty("ctime").ValueKind);

        await gengo.DeskAsync($"jobs/{id}/hold");
        Assert.Equal("hold", (await NextJobAsync(customer)).Text("status"));
        await gengo.DeskAsync($"jobs/{id}/hold");
        Assert.Equal("revising", (await NextJobAsync(customer)).Text("status"));
        await gengo.DeskAsync($"jobs/{id}/submit", """{"text":"Läuten!"}""");
        Assert.Equal("reviewable", (await NextJobAsync(customer)).Text("status"));
        await gengo.DeskAsync($"jobs/{id}/approve");
        Assert.Equal("approved", (await NextJobAsync(customer)).Text("status"));
    }

    [Fact]
    public async Task A_callback_that_is_not_taken_comes_again_twice_and_then_never()
    {
        await using var customer = await CallbackReceiver.StartAsync(500, 404, 302);
        await using var gengo = await SandboxServer.StartAsync();
        gengo.Sandbox.AddJob(job => job with { Id = 1, CallbackUrl = customer.Address });

        await gengo.DeskAsync("jobs/1/start");
        await gengo.DeskAsync("jobs/1/decline");
        foreach (var status in new[] { "pending", "pending", "pending", "available" })
        {
            Assert.Equal(status, (await NextJobAsync(customer)).Text("status"));
        }
    }

    [Fact]
    public async Task The_accounts_own_address_hears_of_jobs_that_name_none()
    {
        await using var account = await CallbackReceiver.StartAsync();
        await using var customer = await CallbackReceiver.StartAsync();
        await using var gengo = await SandboxServer.StartAsync();
        gengo.Sandbox.CallbackUrl = account.Address;
        gengo.Sandbox.AddJob(job => job with { Id = 1, CallbackUrl = customer.Address });
        gengo.Sandbox.AddJob(job => job with { Id = 2 });

        await gengo.DeskAsync("jobs/1/start");
        await gengo.DeskAsync("jobs/2/start");

        Assert.Equal("1", (await NextJobAsync(customer)).Text("job_id"));
        Assert.Equal("2", (await NextJobAsync(account)).Text("job_id"));
    }

    [Fact]
    public async Task Automatic_approval_is_told_while_nobody_looks()
    {
        await using var customer = await CallbackReceiver.StartAsync();
        await using var gengo = await SandboxServer.StartAsync();
        gengo.Sandbox.AddJob(job => job with { Id = 1, Status = "reviewable", Revisions = [new("Hallo")], CallbackUrl = customer.Address });
        gengo.Clock.Advance(TimeSpan.FromHours(73));
        Assert.Equal("approved", (await NextJobAsync(customer)).Text("status"));
    }

    [Theory]
    [InlineData("http://hooks.example.test/gengo")]
    [InlineData("http://10.0.0.1/gengo")]
    [InlineData("http://127.0.0.1.example.test/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("no address")]
    public async Task Nothing_leaves_the_machine_and_the_log_says_so_without_the_address(string address)
    {
        var log = new RecordingLog();
        await using var gengo = await SandboxServer.StartAsync(logs: log);
        gengo.Sandbox.AddJob(job => job with { Id = 1, CallbackUrl = address });
        await gengo.DeskAsync("jobs/1/start");
        Assert.Equal("The callback address of job 1 is not on this machine: nothing was sent.", await log.NextAsync());
    }

    [Fact]
    public async Task Over_60_KB_nothing_is_sent()
    {
        var log = new RecordingLog();
        await using var customer = await CallbackReceiver.StartAsync();
        await using var gengo = await SandboxServer.StartAsync(logs: log);
        gengo.Sandbox.AddJob(job => job with { Id = 1, BodySrc = new string('x', 62_000), CallbackUrl = customer.Address });
        await gengo.DeskAsync("jobs/1/start");
        Assert.Equal("The callback of job 1 is over 60 KB: Gengo never sends such.", await log.NextAsync());

        gengo.Sandbox.AddJob(job => job with { Id = 2, BodySrc = new string('x', 60_000), CallbackUrl = customer.Address });
        await gengo.DeskAsync("jobs/2/start");
        Assert.Equal("2", (await NextJobAsync(customer)).Text("job_id"));
    }

    [Fact]
    public async Task The_server_stops_while_a_callback_waits_for_its_next_try()
    {
        await using var customer = await CallbackReceiver.StartAsync(500);
        await using var gengo = await SandboxServer.StartAsync(configure: options => options.CallbackRetryDelay = TimeSpan.FromHours(1));
        gengo.Sandbox.AddJob(job => job with { Id = 1, CallbackUrl = customer.Address });
        await gengo.DeskAsync("jobs/1/start");
        await customer.NextAsync();
        await gengo.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> NextJobAsync(CallbackReceiver customer)
    {
        var field = Assert.Single(await customer.NextAsync());
        Assert.Equal("job", field.Key);
        return JsonSerializer.Deserialize<JsonElement>(field.Value);
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public async Task<string> NextAsync()
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            return await _lines.Reader.ReadAsync(limit.Token);
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = formatter(state, exception);
            if (line.Contains("callback", StringComparison.Ordinal))
            {
                _lines.Writer.TryWrite(line);
            }
        }

        public void Dispose() => _lines.Writer.TryComplete();
    }
}
