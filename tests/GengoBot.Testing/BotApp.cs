using System.Net.Http.Json;
using Gengo.Sandbox;
using Gengo.Sandbox.Captchas;
using Gengo.Sandbox.Jobs;
using GengoBot.Accounts;
using GengoBot.Scheduler;
using GengoBot.Storage;
using GengoBot.Teams;
using GengoBot.Writes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace GengoBot.Testing;

/// <summary>
/// The real application on a port of its own, in demo mode: the sandbox is its Gengo, over HTTP, and a recording Teams its channel. A call
/// to any other machine fails the test that uses it.
/// </summary>
internal sealed class BotApp : ITalkedTo, IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-app-");
    private readonly Factory _factory;

    public BotApp(params (string Key, string Value)[] settings)
        : this(new PacedClock(0.1), settings)
    {
    }

    public BotApp(TimeProvider clock, params (string Key, string Value)[] settings)
    {
        _factory = new Factory(WithDatabase(settings), clock, Calls, Logs);
        _factory.UseKestrel();
        _factory.StartServer();
        var addresses = _factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(addresses?.Addresses.First() ?? throw new InvalidOperationException("The server listens nowhere."));
        Http = new HttpClient { BaseAddress = Address };

        // What the desk does would be called about at some moment of its own.
        Services.GetService<Sandbox>()?.CallbackUrl = null;
        Ana = new Talk(this, "a:ana-and-the-bot", "personal", TestPerson.Ana);
        Ben = new Talk(this, "a:ben-and-the-bot", "personal", TestPerson.Ben);
        Channel = new Talk(this, "19:localization@thread.tacv2;messageid=1700000000000", "channel", TestPerson.Ana);
    }

    public Uri Address { get; }

    public RecordingTeams Teams { get; } = new();

    public OutgoingCalls Calls { get; } = new();

    public KeptLogs Logs { get; } = new();

    public HttpClient Http { get; }

    /// <summary>Where the sandbox calls, where a test lets it: <c>app.Gengo.CallbackUrl = app.Callback.ToString()</c>.</summary>
    public Uri Callback => Services.GetRequiredService<CallbackAddress>().On(Address, GengoAccounts.Sandbox)
        ?? throw new InvalidOperationException("The demo has no secret for callbacks.");

    public HandScheduler Scheduler => (HandScheduler)Services.GetRequiredService<IWorkScheduler>();

    public IServiceProvider Services => _factory.Services;

    /// <summary>What its database holds.</summary>
    public Stored Stored => new(Services.GetRequiredService<BotDb>());

    public Sandbox Gengo => Services.GetRequiredService<Sandbox>();

    public Talk Ana { get; }

    public Talk Ben { get; }

    /// <summary>Ana in a thread of a channel.</summary>
    public Talk Channel { get; }

    /// <summary>The writes that reached Gengo.</summary>
    public IReadOnlyList<ApiCall> Writes => [.. Gengo.Calls.Where(static call => call.Method != "GET")];

    public Task<Reply> SayAsync(string text) => Ana.SayAsync(text);

    public Task<Reply> SayInChannelAsync(string text) => Channel.SayAsync(text);

    /// <summary>Looks at what is due and delivers what is to be delivered, now.</summary>
    public Task WorkAsync() => Scheduler.WorkAsync(TestContext.Current.CancellationToken);

    /// <summary>A job that waits for a decision.</summary>
    public long Reviewable(string translation = "Der Frühling ist da.", string? captcha = null) => Gengo.AddJob(job => job with
    {
        Status = Status.Reviewable,
        Revisions = [new Revision(translation)],
        AsksCaptcha = captcha is not null,
        Captcha = captcha is null ? null : Captcha.Create(captcha),
    }).Id;

    public SandboxJob Job(long id) => Gengo.FindJob(id) ?? throw new InvalidOperationException($"There is no job {id}.");

    /// <summary>What the translator, Gengo's staff or its website does.</summary>
    public async Task DeskAsync(long job, string action, string? text = null)
    {
        using var answer = await Http.PostAsJsonAsync(
            $"/sandbox/desk/jobs/{job}/{action}", new Dictionary<string, string?> { ["text"] = text },
            TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Trouble for Gengo's next calls.</summary>
    public async Task FaultAsync(string call, string fault, int times = 1)
    {
        var plan = new Dictionary<string, object> { ["call"] = call, ["times"] = times, ["fault"] = fault };
        using var answer = await Http.PostAsJsonAsync("/sandbox/desk/faults", plan, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits for answers that come later than their clicks.</summary>
    public Task WaitForAnswersAsync() => Services.GetRequiredService<BackgroundWork>().StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        await Teams.DisposeAsync();
        Logs.Dispose();
        _folder.Delete(recursive: true);
        Assert.Empty(Calls.Refused);
    }

    /// <summary>A migrated database of this app's own, unless it was given one.</summary>
    private (string Key, string Value)[] WithDatabase((string Key, string Value)[] settings)
    {
        if (settings.Any(static setting => setting.Key == "Storage:ConnectionString"))
        {
            return settings;
        }

        var file = Path.Combine(_folder.FullName, "gengobot.db");
        TemplateDatabase.CopySqlite(file);
        return [.. settings, ("Storage:ConnectionString", $"Data Source={file}")];
    }

    private sealed class Factory((string Key, string Value)[] settings, TimeProvider clock, OutgoingCalls calls, KeptLogs logs)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Demo:Enabled", "true");
            builder.UseSetting("Gengo:RequestsPerMinute", "100000");
            builder.UseSetting("Bot:TurnsPerMinute", "60000");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(logs));
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton(clock);
                services.AddSingleton<IWorkScheduler, HandScheduler>();
                services.AddSingleton(
                    provider => new ReadBack(provider.GetRequiredService<JobWriteStore>(), clock)
                    {
                        Pauses = [TimeSpan.Zero, TimeSpan.Zero],
                    });
                services.PostConfigureAll<HttpClientFactoryOptions>(options =>
                    options.HttpMessageHandlerBuilderActions.Add(client => client.AdditionalHandlers.Add(calls.Handler())));
            });
        }
    }
}
