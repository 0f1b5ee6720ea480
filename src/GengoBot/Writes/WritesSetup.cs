namespace GengoBot.Writes;

/// <summary>Registers what keeps writes to jobs single, and on record.</summary>
internal static class WritesSetup
{
    public static WebApplicationBuilder AddWrites(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<JobWriteStore>();
        services.AddSingleton<InvokeStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<ReadBack>();
        services.AddHostedService<InvokeSweep>();
        return builder;
    }
}
