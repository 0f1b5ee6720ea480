using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GengoBot.Tests.Browser;

/// <summary>The demo for its page: in this process, or as the real program; and what its sandbox has heard.</summary>
internal sealed class DemoApp : IAsyncDisposable
{
    private readonly IAsyncDisposable _host;
    private readonly HttpClient _http;

    private DemoApp(IAsyncDisposable host, Uri address)
    {
        _host = host;
        Address = address;
        _http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    /// <summary>In this process, without the scheduler: nothing is delivered by itself.</summary>
    public static DemoApp Start(params (string Key, string Value)[] settings) => Start(new BotApp(new PacedClock(1), settings));

    public static DemoApp Start(BotApp app) => new(app, app.Address);

    /// <summary>The program that people start, as a process of its own.</summary>
    public static async Task<DemoApp> StartProgramAsync(params IEnumerable<(string Key, string Value)> settings)
    {
        var (program, address) = await RealProgram.StartAsync(settings);
        return new DemoApp(program, address);
    }

    /// <summary>The letters in the job's captcha picture, as the translator's desk knows them.</summary>
    public async Task<string> CaptchaAsync(int job) => (await JobAsync(job)).GetProperty("captcha").GetString() ?? "";

    public async Task<string> StatusAsync(int job) => (await JobAsync(job)).GetProperty("status").GetString() ?? "";

    public async Task DeskAsync(int job, string action, string text = "")
    {
        using var answer = await _http.PostAsJsonAsync(
            $"/sandbox/desk/jobs/{job}/{action}", new { text }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Trouble for Gengo's next calls; without a fault they are only slow.</summary>
    public async Task FaultAsync(string call, string? fault, int delayMs, int times = 1)
    {
        using var answer = await _http.PostAsJsonAsync(
            "/sandbox/desk/faults", new { call, times, fault, delayMs }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Gengo is well again.</summary>
    public async Task HealAsync()
    {
        using var answer = await _http.DeleteAsync("/sandbox/desk/faults", TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>
    /// All that was asked of Gengo but for reading, in order: the method, the path, Gengo's code ("lost" for no answer), the data.
    /// </summary>
    public async Task<IReadOnlyList<Write>> WritesAsync()
    {
        var calls = await _http.GetFromJsonAsync<JsonElement>("/sandbox/desk/calls", TestContext.Current.CancellationToken);
        return
        [
            .. from call in calls.EnumerateArray()
               let method = call.GetProperty("method").GetString()
               where method != "GET"
               let code = call.TryGetProperty("code", out var found) && found.ValueKind == JsonValueKind.Number ? found.GetInt32()
                   : (int?)null
               let data = call.TryGetProperty("data", out var sent) && sent.ValueKind == JsonValueKind.Object ? sent.GetRawText() : "{}"
               select new Write($"{method} {call.GetProperty("path").GetString()}", code, data),
        ];
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _host.DisposeAsync();
    }

    private Task<JsonElement> JobAsync(int job) =>
        _http.GetFromJsonAsync<JsonElement>($"/sandbox/desk/jobs/{job}", TestContext.Current.CancellationToken);

    /// <summary>A call that changes something. Equal where the data say the same, in whatever order.</summary>
    internal sealed record Write(string Call, int? Code, string Data)
    {
        public bool Equals(Write? other) =>
            other is not null && Call == other.Call && Code == other.Code
                && JsonNode.DeepEquals(JsonNode.Parse(Data), JsonNode.Parse(other.Data));

        public override int GetHashCode() => Call.GetHashCode(StringComparison.Ordinal);
    }
}
