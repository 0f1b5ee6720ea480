using GengoBot.Scheduler;
using GengoBot.Writes;

namespace GengoBot.Polling;

/// <summary>Registers polls of watched jobs, and the callbacks that make them due at once.</summary>
internal static class PollingSetup
{
    public static WebApplicationBuilder AddPolling(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AccountRateLimiter>();
        services.AddSingleton<WatchedJobStore>();
        services.AddSingleton<IJobWriteObserver>(static provider => provider.GetRequiredService<WatchedJobStore>());
        services.AddSingleton<JobPoller>();
        services.AddSingleton<IWorker, PollWorker>();

        services.AddSingleton<CallbackHintStore>();
        services.AddSingleton<CallbackEndpoint>();
        services.AddSingleton<JobIndex>();
        services.AddSingleton<WaitingJobs>();
        services.AddHostedService<NotificationSweep>();

        // The host would write each request's path, and a callback's holds a secret; with scopes switched on even beside our own lines.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.None);
        return builder;
    }
}
