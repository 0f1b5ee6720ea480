using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GengoBot.Tests.Telemetry;

/// <summary>An OpenTelemetry collector that keeps all it is sent: protobuf, in which texts stand as they are.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Path, string Text)> _exports = new();

    public Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/v1/{kind}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _exports.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        _server.Start();
    }

    public (string Key, string Value)[] Settings =>
        [("OTEL_EXPORTER_OTLP_ENDPOINT", _server.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    public string Spans => TextOf("/v1/traces");

    public string Metrics => TextOf("/v1/metrics");

    /// <summary>Waits until all that <paramref name="app"/> has recorded is here.</summary>
    public static void Flush(BotApp app)
    {
        Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush(10_000));
        Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush(10_000));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string TextOf(string path) => string.Concat(_exports.Where(export => export.Path == path).Select(static export => export.Text));
}
