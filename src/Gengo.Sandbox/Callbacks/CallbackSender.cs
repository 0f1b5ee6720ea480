using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gengo.Sandbox.Callbacks;

/// <summary>Delivers callbacks in their order, in the background, to this machine only. An address is never logged: integrations keep a secret in it.</summary>
internal sealed partial class CallbackSender(
    Sandbox sandbox, IServer server, IOptions<SandboxOptions> options, TimeProvider time, ILogger<CallbackSender> logger) : BackgroundService
{
    private const int Attempts = 3;
    private const int MaxPayload = 60 * 1024;

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
        if (Encoding.UTF8.GetByteCount(payload) > MaxPayload)
        {
            Log.TooLarge(logger, id);
            return;
        }

        for (var attempt = 1; !await TryAsync(address, field, payload, cancellationToken); attempt++)
        {
            if (attempt == Attempts)
            {
                Log.GivenUp(logger, id, Attempts);
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
            return response.StatusCode == System.Net.HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private (string Field, string Payload) Write(Callback callback) => callback.Comment is { } comment
        ? ("comment", JsonSerializer.Serialize(CallbackComment.Of(callback.Job, comment), SandboxJson.Default.CallbackComment))
        : ("job", JsonSerializer.Serialize(new CallbackJob(callback.Job, sandbox.Generation, OwnAddress()), SandboxJson.Default.CallbackJob));

    // A callback answers no request that would say how this server is reached.
    private string? OwnAddress() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(address => Uri.TryCreate(address, UriKind.Absolute, out var parsed) && LoopbackHost.Is(parsed.Host))?.TrimEnd('/');

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The callback address of job {Job} is not on this machine: nothing was sent.")]
        public static partial void Refused(ILogger logger, long job);

        [LoggerMessage(LogLevel.Information, "The callback of job {Job} is over 60 KB: Gengo never sends such.")]
        public static partial void TooLarge(ILogger logger, long job);

        [LoggerMessage(LogLevel.Warning, "The callback of job {Job} was not taken in {Attempts} tries.")]
        public static partial void GivenUp(ILogger logger, long job, int attempts);
    }
}
