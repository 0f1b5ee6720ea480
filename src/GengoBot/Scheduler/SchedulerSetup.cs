namespace GengoBot.Scheduler;

/// <summary>Registers what decides which process works at what.</summary>
internal static class SchedulerSetup
{
    public static WebApplicationBuilder AddScheduler(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<WorkerRuns>();
        services.AddSingleton<IWorkScheduler, QuartzWorkScheduler>();
        services.AddHostedService(static provider => provider.GetRequiredService<IWorkScheduler>());
        return builder;
    }
}
