using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GengoBot.Telemetry;

/// <summary>Traces and metrics, for whoever names a collector. OpenTelemetry reads the other <c>OTEL_…</c> settings itself.</summary>
internal static class TelemetrySetup
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Collector] is { Length: > 0 })
        {
            Export(builder);
        }

        return builder;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // so that without a collector none of it is loaded
    private static void Export(WebApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService(Measures.Name))
            .WithTracing(static traces => traces
                .AddSource(Traces.Name)
                .AddAspNetCoreInstrumentation(static requests => requests.Filter = static context => !IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation()
                .AddProcessor<RouteOnly>()
                .AddOtlpExporter())
            .WithMetrics(static metrics => metrics
                .AddMeter(Measures.Name)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddOtlpExporter());
        builder.Services.AddHostedService<QueueGauges>();
    }

    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz";
}
