using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Gengo.Sandbox.Tests;

public sealed class CallbackTests
{
    [Fact]
    public async Task Each_change_at_the_desk_sends_a_callback_and_none_of_the_customer_does()
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
        var comment = await NextAsync(customer, "comment");
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
    public async Task A_callback_that_fails_is_sent_again_twice()
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
    public async Task The_address_of_the_account_gets_callbacks_of_jobs_without_one()
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
    public async Task An_automatic_approval_sends_a_callback_even_if_nobody_reads_the_job()
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
    public async Task No_callback_leaves_the_machine_and_the_log_says_so_without_the_address(string address)
    {
        var log = new RecordingLog();
        await using var gengo = await SandboxServer.StartAsync(logs: log);
        gengo.Sandbox.AddJob(job => job with { Id = 1, CallbackUrl = address });
        await gengo.DeskAsync("jobs/1/start");
        Assert.Equal("No callback was sent for job 1: its address is not on this machine.", await log.NextAsync());
    }

    [Fact]
    public async Task A_callback_over_60_KB_is_not_sent()
    {
        var log = new RecordingLog();
        await using var customer = await CallbackReceiver.StartAsync();
        await using var gengo = await SandboxServer.StartAsync(logs: log);
        gengo.Sandbox.AddJob(job => job with { Id = 1, BodySrc = new string('x', 62_000), CallbackUrl = customer.Address });
        await gengo.DeskAsync("jobs/1/start");
        Assert.Equal("No callback was sent for job 1: it is larger than 60 KB, which is Gengo's limit.", await log.NextAsync());

        gengo.Sandbox.AddJob(job => job with { Id = 2, BodySrc = new string('x', 60_000), CallbackUrl = customer.Address });
        await gengo.DeskAsync("jobs/2/start");
        Assert.Equal("2", (await NextJobAsync(customer)).Text("job_id"));
    }

    [Fact]
    public async Task The_server_stops_while_a_callback_waits_for_its_next_attempt()
    {
        await using var customer = await CallbackReceiver.StartAsync(500);
        await using var gengo = await SandboxServer.StartAsync(configure: options => options.CallbackRetryDelay = TimeSpan.FromHours(1));
        gengo.Sandbox.AddJob(job => job with { Id = 1, CallbackUrl = customer.Address });
        await gengo.DeskAsync("jobs/1/start");
        await customer.NextAsync();
        await gengo.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), SandboxServer.Stop);
    }

    private static Task<JsonElement> NextJobAsync(CallbackReceiver customer) => NextAsync(customer, "job");

    private static async Task<JsonElement> NextAsync(CallbackReceiver customer, string name)
    {
        var field = Assert.Single(await customer.NextAsync());
        Assert.Equal(name, field.Key);
        return JsonSerializer.Deserialize<JsonElement>(field.Value);
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public async Task<string> NextAsync()
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(SandboxServer.Stop);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            return await _lines.Reader.ReadAsync(limit.Token);
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
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
