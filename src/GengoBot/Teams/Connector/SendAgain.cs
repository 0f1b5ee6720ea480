using System.Net;
using GengoBot.Hosting;
using GengoBot.Teams.Authentication;

namespace GengoBot.Teams.Connector;

/// <summary>
/// Sends a message again that Teams did not take but may take a moment later (docs/protocol/teams.md#refusals), after a 429 when it says;
/// and where a connection was not made, a try took too long or a login failed. A try that was cut off may have arrived, so a message can
/// come twice. Silence would be worse: who hears nothing writes the same again.
/// </summary>
internal sealed partial class SendAgain(TimeProvider time, ILogger<SendAgain> logger) : DelegatingHandler
{
    /// <summary>Longer than Teams takes.</summary>
    private static readonly TimeSpan TryTime = TimeSpan.FromSeconds(15);

    /// <summary>An answer that comes later than this helps nobody.</summary>
    private static readonly TimeSpan PostTime = TimeSpan.FromMinutes(5);

    /// <summary>Shorter, since a card that cannot be changed is sent anew.</summary>
    private static readonly TimeSpan ChangeTime = TimeSpan.FromSeconds(20);

    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var start = time.GetTimestamp();
        var isPost = request.Method != HttpMethod.Put;
        for (var tries = 1; ; tries++)
        {
            var pause = Pauses.After(tries);
            HttpResponseMessage? response = null;
            TimeSpan wait;
            try
            {
                response = await TryAsync(request, cancellationToken);
                wait = WantedBy(response) ?? Backoff.Jittered(pause);
                var limit = Refusals.MayPass(response.StatusCode) ? LimitOf(isPost) : isPost && IsUnclear(response) ? ChangeTime : default;
                if (time.GetElapsedTime(start) + wait > limit)
                {
                    return response;
                }

                Log.SendsAgain(logger, (int)response.StatusCode, wait);
            }
            catch (Exception failure) when (
                MayPass(failure, cancellationToken) && time.GetElapsedTime(start) + Backoff.Jittered(pause) <= LimitOf(isPost))
            {
                wait = Backoff.Jittered(pause);
                Log.TriesAgain(logger, failure.GetType().Name, wait);
            }

            response?.Dispose();
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static TimeSpan LimitOf(bool isPost) => isPost ? PostTime : ChangeTime;

    /// <summary>Without a reason it says nothing about the conversation. Of a card it says enough: a new one is sent.</summary>
    private static bool IsUnclear(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        && response.Content.Headers.ContentType?.MediaType is not "application/json";

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TryTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await base.SendAsync(request, either.Token);
    }

    /// <summary>The list of hosts refuses by an exception without an error of the connection, and will again.</summary>
    private static bool MayPass(Exception failure, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && failure is OperationCanceledException or BotTokenException
            or HttpRequestException { HttpRequestError: not HttpRequestError.Unknown };

    /// <summary>Seconds, or a date.</summary>
    private TimeSpan? WantedBy(HttpResponseMessage response)
    {
        var wanted = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - time.GetUtcNow();
        return wanted > TimeSpan.Zero ? wanted : null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Teams answered {Status} to a message; sending it again in {Wait}.")]
        public static partial void SendsAgain(ILogger logger, int status, TimeSpan wait);

        [LoggerMessage(LogLevel.Warning, "A message was not sent ({Failure}); trying again in {Wait}.")]
        public static partial void TriesAgain(ILogger logger, string failure, TimeSpan wait);
    }
}
