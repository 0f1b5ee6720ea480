using GengoBot.Scheduler;
using GengoBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GengoBot.Tests.Scheduler;

/// <summary>A process with the scheduler and a test's workers, and nothing else.</summary>
internal sealed class SchedulerHost : IAsyncDisposable
{
    private readonly IHost _host;

    private SchedulerHost(IHost host, KeptLogs logs)
    {
        _host = host;
        Logs = logs;
    }

    public KeptLogs Logs { get; }

    public QuartzWorkScheduler Scheduler => (QuartzWorkScheduler)_host.Services.GetRequiredService<IWorkScheduler>();

    public static Task<SchedulerHost> StartAsync(TestDatabase database, params IEnumerable<IWorker> workers) =>
        StartAsync(database, null, workers);

    /// <param name="elsewhere">Where the scheduler's tables are to be, if not with the bot's: on this PostgreSQL.</param>
    public static async Task<SchedulerHost> StartAsync(TestDatabase database, string? elsewhere, params IEnumerable<IWorker> workers)
    {
        var logs = new KeptLogs();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(database.Replica());
        builder.Services.Configure<StorageOptions>(options =>
        {
            options.Provider = database.IsPostgres || elsewhere is not null ? StorageOptions.Postgres : StorageOptions.Sqlite;
            options.ConnectionString = elsewhere ?? database.ConnectionString;
        });
        builder.Services.AddSingleton<WorkerRuns>();
        builder.Services.AddSingleton<IWorkScheduler, QuartzWorkScheduler>();
        builder.Services.AddHostedService(static provider => provider.GetRequiredService<IWorkScheduler>());
        foreach (var worker in workers)
        {
            builder.Services.AddSingleton(worker);
        }

        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new SchedulerHost(host, logs);
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Logs.Dispose();
    }
}
