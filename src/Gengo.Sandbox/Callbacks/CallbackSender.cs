using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gengo.Sandbox.Callbacks;

/// <summary>
/// Sends callbacks in order, in the background, and to this machine only. It never logs an address, because integrations put a secret
/// in it.
/// </summary>
internal sealed partial class CallbackSender(
    Sandbox sandbox,
    IServer server,
    IOptions<SandboxOptions> options,
    TimeProvider time,
    ILogger<CallbackSender> logger) : BackgroundService
{
    private const int MaxAttempts = 3;
    private const int MaxPayloadBytes = 60 * 1024;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var callback in sandbox.Callbacks.ReadAllAsync(stoppingToken))
            {
                await DeliverAsync(callback, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task DeliverAsync(Callback callback, CancellationToken cancellationToken)
    {
        var id = callback.Job.Id;
        if (!Uri.TryCreate(callback.Address, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || !LoopbackHost.Is(address.Host))
        {
            Log.Refused(logger, id);
            return;
        }

        var (field, payload) = Write(callback);
        if (Encoding.UTF8.GetByteCount(payload) > MaxPayloadBytes)
        {
            Log.TooLarge(logger, id);
            return;
        }

        for (var attempt = 1; !await TryAsync(address, field, payload, cancellationToken); attempt++)
        {
            if (attempt == MaxAttempts)
            {
                Log.GivenUp(logger, id, MaxAttempts);
                return;
            }

            await Task.Delay(options.Value.CallbackRetryDelay, time, cancellationToken);
        }
    }

    private async Task<bool> TryAsync(Uri address, string field, string payload, CancellationToken cancellationToken)
    {
        try
        {
            using var form = new FormUrlEncodedContent([new(field, payload)]);
            using var response = await _client.PostAsync(address, form, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private (string Field, string Payload) Write(Callback callback)
    {
        if (callback.Comment is { } comment)
        {
            return ("comment", JsonSerializer.Serialize(CallbackComment.Of(callback.Job, comment), SandboxJson.Default.CallbackComment));
        }

        var job = new CallbackJob(callback.Job, sandbox.Generation, OwnAddress());
        return ("job", JsonSerializer.Serialize(job, SandboxJson.Default.CallbackJob));
    }

    // There is no request here that shows how this server is addressed.
    private string? OwnAddress() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(address => Uri.TryCreate(address, UriKind.Absolute, out var parsed) && LoopbackHost.Is(parsed.Host))?.TrimEnd('/');

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No callback was sent for job {Job}: its address is not on this machine.")]
        public static partial void Refused(ILogger logger, long job);

        [LoggerMessage(LogLevel.Information, "No callback was sent for job {Job}: it is larger than 60 KB, which is Gengo's limit.")]
        public static partial void TooLarge(ILogger logger, long job);

        [LoggerMessage(LogLevel.Warning, "The callback for job {Job} failed after {Attempts} attempts.")]
        public static partial void GivenUp(ILogger logger, long job, int attempts);
    }
}
