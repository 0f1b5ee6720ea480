using System.Text.Json;

namespace GengoBot.Health;

/// <summary>Maps the health endpoints: whether the process is alive, and whether it can take work.</summary>
internal static class HealthSetup
{
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", static context => context.Response.WriteAsync("alive"));
        app.MapGet("/readyz", static async context =>
        {
            var report = await context.RequestServices.GetRequiredService<Readiness>().AskAsync();
            context.Response.StatusCode = report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "application/json";
            context.Response.Headers.CacheControl = "no-store";
            await JsonSerializer.SerializeAsync(context.Response.Body, report, HealthJson.Default.ReadinessReport, context.RequestAborted);
        });
        return app;
    }
}
