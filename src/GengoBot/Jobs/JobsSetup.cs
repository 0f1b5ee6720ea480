namespace GengoBot.Jobs;

/// <summary>Registers how jobs are read and shown.</summary>
internal static class JobsSetup
{
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<JobReader>();
        services.AddSingleton<JobInConversation>();
        services.AddSingleton<JobLinks>();
        services.AddSingleton<JobUpdates>();
        return builder;
    }
}
