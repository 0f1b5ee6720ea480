using System.Net;
using System.Net.Http.Headers;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>What is to be done about a message that was not taken.</summary>
internal enum RetryDecision
{
    /// <summary>Too much at once: wait, and no try is counted.</summary>
    Wait,

    /// <summary>It may pass: try again, a limited number of times.</summary>
    TryAgain,

    /// <summary>The bot itself is not let in: every message would fail. Somebody has to change a setting; none is given up.</summary>
    Keep,

    /// <summary>The same message will be refused again.</summary>
    GiveUp,

    /// <summary>It is too long.</summary>
    Shorten,

    /// <summary>The conversation is to be written to at Microsoft's government cloud.</summary>
    OtherHost,

    /// <summary>What it was to hang on is not there any more; or, where it hung on nothing, the conversation.</summary>
    NotFound,

    /// <summary>The bot was removed or blocked.</summary>
    Gone,
}

/// <summary>Why the channel did not take a message, and what to do about it: bot-protocol.md, 4.1.</summary>
/// <param name="Code">The channel's word for it, or one of ours; never what was to be sent.</param>
/// <param name="After">How long the channel asks to wait.</param>
internal sealed record SendFailure(RetryDecision Remedy, string Code, TimeSpan? After = null)
{
    private const int LongestCode = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public static SendFailure Of(Exception exception, DateTimeOffset now) => exception switch
    {
        ErrorResponseException { Response: { } answer } refused => new SendFailure(
            RemedyFor(answer.StatusCode, refused.Body?.Error?.Code),
            CodeOf(answer.StatusCode, refused.Body?.Error?.Code),
            Wanted(answer.Headers, now)),
        OperationCanceledException or TimeoutException => new SendFailure(RetryDecision.TryAgain, "Timeout"),
        HttpRequestException unreachable => new SendFailure(RetryDecision.TryAgain, unreachable.HttpRequestError == HttpRequestError.Unknown ? "Unreachable" : unreachable.HttpRequestError.ToString()),
        _ => new SendFailure(RetryDecision.TryAgain, exception.GetType().Name),
    };

    private static RetryDecision RemedyFor(HttpStatusCode status, string? code) => (status, code) switch
    {
        (HttpStatusCode.TooManyRequests, _) => RetryDecision.Wait,
        (HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout, _) => RetryDecision.TryAgain,
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
        { Length: > LongestCode } => code[..LongestCode],
        _ => code,
    };

    /// <summary>Seconds, or a date.</summary>
    private static TimeSpan? Wanted(IDictionary<string, IEnumerable<string>> headers, DateTimeOffset now)
    {
        if (!headers.TryGetValue("Retry-After", out var values) || !RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var retry))
        {
            return null;
        }

        var after = retry.Delta ?? retry.Date - now;
        return after is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks)) : null;
    }
}
