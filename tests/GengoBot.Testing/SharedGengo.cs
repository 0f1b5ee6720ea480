using System.Net.Http.Json;
using Gengo.Sandbox;
using Gengo.Sandbox.Captchas;
using Gengo.Sandbox.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GengoBot.Testing;

/// <summary>Gengo's sandbox on a port of its own, for bots that come and go, or are several.</summary>
internal sealed class SharedGengo : IAsyncDisposable
{
    public const string Account = "main";

    private readonly WebApplication _server;

    /// <param name="crossings">Where its calls pass.</param>
    public SharedGengo(Crossings? crossings = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGengoSandbox();
        _server = builder.Build();
        if (crossings is not null)
        {
            _server.Use(crossings.PassAsync);
        }

        _server.MapGengoSandbox();
        _server.Start();
        Sandbox = _server.Services.GetRequiredService<Sandbox>();
    }

    public Sandbox Sandbox { get; }

    /// <summary>What a bot is told, so that this is its Gengo.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ($"Gengo:Accounts:{Account}:PublicKey", Sandbox.PublicKey),
        ($"Gengo:Accounts:{Account}:PrivateKey", Sandbox.PrivateKey),
        ($"Gengo:Accounts:{Account}:BaseAddress", $"{_server.Urls.First()}/sandbox/v2/"),
        ("Gengo:DefaultAccount", Account),
        ("Gengo:RequestsPerMinute", "100000"),
    ];

    /// <summary>A job that waits for a decision, or for a translator.</summary>
    public long AddJob(string status = Status.Reviewable, bool asksCaptcha = false) => Sandbox.AddJob(job => job with
    {
        Status = status,
        Revisions = status == Status.Reviewable ? [new Revision("Der Frühling ist da.")] : [],
        AsksCaptcha = asksCaptcha,
        Captcha = asksCaptcha ? Captcha.Create("BERT") : null,
    }).Id;

    public SandboxJob Job(long id) => Sandbox.FindJob(id) ?? throw new InvalidOperationException($"There is no job {id}.");

    /// <summary>What the translator, Gengo's staff or its website does.</summary>
    public async Task DeskAsync(long job, string action, string? text = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(_server.Urls.First()) };
        using var answer = await http.PostAsJsonAsync(
            $"/sandbox/desk/jobs/{job}/{action}", new Dictionary<string, string?> { ["text"] = text },
            TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The writes about one job that reached Gengo.</summary>
    public IReadOnlyList<ApiCall> WritesTo(long job) =>
        [.. Sandbox.Calls.Where(call => call.Method != "GET" && call.Path.Split('/').Contains($"{job}"))];

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
