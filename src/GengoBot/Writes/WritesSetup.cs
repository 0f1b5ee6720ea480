namespace GengoBot.Writes;

/// <summary>Registers what makes writes to jobs one at a time, and records them.</summary>
internal static class WritesSetup
{
    public static WebApplicationBuilder AddWrites(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<JobWriteStore>();
        services.AddSingleton<InvokeStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<ReadBack>();
        services.AddSingleton<JobWriter>();
        services.AddHostedService<InvokeSweep>();
        return builder;
    }
}
