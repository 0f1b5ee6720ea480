using System.Net;
using System.Net.Http.Headers;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>What to do about a message that Teams refused.</summary>
internal enum RetryDecision
{
    /// <summary>Too much at once: wait, and count no try.</summary>
    Wait,

    /// <summary>It may pass: try again, a limited number of times.</summary>
    TryAgain,

    /// <summary>The bot itself is refused, so every message would fail: keep them all until somebody has changed a setting.</summary>
    Keep,

    /// <summary>The same message will be refused again.</summary>
    GiveUp,

    /// <summary>The message is too long.</summary>
    Shorten,

    /// <summary>The conversation is in Microsoft's government cloud: send it to the host there.</summary>
    OtherHost,

    /// <summary>The thread does not exist any more; or, for a message outside of threads, the conversation.</summary>
    NotFound,

    /// <summary>The bot was removed or blocked.</summary>
    Gone,
}

/// <summary>Why Teams refused a message, and what to do about it: docs/protocol/teams.md#refusals.</summary>
/// <param name="Code">The error code of Teams, or one of ours; never any of the message.</param>
/// <param name="After">How long Teams asks to wait.</param>
internal sealed record SendFailure(RetryDecision Remedy, string Code, TimeSpan? After = null)
{
    private const int MaxCodeLength = 100;

    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    public static SendFailure Of(Exception exception, DateTimeOffset now) => exception switch
    {
        ErrorResponseException { Response: { } answer } refused => new SendFailure(
            RemedyFor(answer.StatusCode, refused.Body?.Error?.Code),
            CodeOf(answer.StatusCode, refused.Body?.Error?.Code),
            Wanted(answer.Headers, now)),
        OperationCanceledException or TimeoutException => new SendFailure(RetryDecision.TryAgain, "Timeout"),
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown } => new SendFailure(RetryDecision.TryAgain, "Unreachable"),
        HttpRequestException unreachable => new SendFailure(RetryDecision.TryAgain, unreachable.HttpRequestError.ToString()),
        _ => new SendFailure(RetryDecision.TryAgain, exception.GetType().Name),
    };

    private static RetryDecision RemedyFor(HttpStatusCode status, string? code) => (status, code) switch
    {
        (HttpStatusCode.TooManyRequests, _) => RetryDecision.Wait,
        (HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed, _) => RetryDecision.TryAgain,
        (HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout, _) => RetryDecision.TryAgain,
        (HttpStatusCode.Unauthorized, _) => RetryDecision.Keep,
        (HttpStatusCode.RequestEntityTooLarge, _) => RetryDecision.Shorten,
        (HttpStatusCode.Forbidden, "InvalidBotApiHost") => RetryDecision.OtherHost,
        (HttpStatusCode.Forbidden, _) => RetryDecision.Gone,
        (HttpStatusCode.NotFound, _) => RetryDecision.NotFound,
        _ => RetryDecision.GiveUp,
    };

    private static string CodeOf(HttpStatusCode status, string? code) => code switch
    {
        null or "" => $"HTTP {(int)status}",
        { Length: > MaxCodeLength } => code[..MaxCodeLength],
        _ => code,
    };

    /// <summary>Seconds, or a date.</summary>
    private static TimeSpan? Wanted(IDictionary<string, IEnumerable<string>> headers, DateTimeOffset now)
    {
        if (!headers.TryGetValue("Retry-After", out var values)
            || !RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var retry))
        {
            return null;
        }

        var after = retry.Delta ?? retry.Date - now;
        return after is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, MaxWait.Ticks)) : null;
    }
}
