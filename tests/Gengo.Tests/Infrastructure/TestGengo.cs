using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gengo.Tests.Infrastructure;

/// <summary>The library as a host registers it, with a stub network, a clock that tests move, and recorded logs.</summary>
internal sealed class TestGengo : IDisposable
{
    // The keys of docs/protocol/gengo.md#signature-test-vectors.
    public const string PublicKey = "Pub|Demo(7)=q%2B&t+#e]R@9";
    public const string PrivateKey = "S3cr~et{Key}&=+%[x]|_demo$9";

    public static readonly JobId Job = new(7421093);

    /// <summary>Canceled when the test run stops.</summary>
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly ServiceProvider _services;

    public TestGengo(Action<GengoOptions>? configure = null, HttpMessageHandler? primary = null, Action<GengoOptions>? other = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.ConfigureAll<GengoOptions>(options =>
        {
            options.PublicKey = PublicKey;
            options.PrivateKey = PrivateKey;
            options.BaseAddress = new Uri("https://gengo.example.test/v2");
        });
        services.AddOptions<GengoOptions>("main").Configure(options => configure?.Invoke(options));
        services.AddOptions<GengoOptions>("other").Configure(options => other?.Invoke(options));
        var http = services.AddGengo();
        if (primary is not SocketsHttpHandler)
        {
            http.ConfigurePrimaryHttpMessageHandler(() => primary ?? Network);
        }

        _services = services.BuildServiceProvider();
        Factory = _services.GetRequiredService<GengoClientFactory>();
        Client = Factory.Create("main");
    }

    public Clock Time { get; } = new();

    public StubNetwork Network { get; } = new();

    public KeptLogs Logs { get; } = new();

    public GengoClientFactory Factory { get; }

    public GengoClient Client { get; }

    /// <summary>Uses the real network stack, to reach a server on this machine.</summary>
    public static TestGengo At(Uri address, Action<GengoOptions>? configure = null)
    {
        using var real = new SocketsHttpHandler();
        return new TestGengo(options =>
        {
            options.BaseAddress = address;
            configure?.Invoke(options);
        }, real);
    }

    public static TestGengo Answering(params string[] bodies)
    {
        var gengo = new TestGengo();
        foreach (var body in bodies)
        {
            gengo.Network.Answer(body);
        }

        return gengo;
    }

    public void Dispose()
    {
        _services.Dispose();
        Network.Dispose();
        Logs.Dispose();
    }
}
