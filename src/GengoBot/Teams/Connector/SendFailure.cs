using System.Net;
using System.Net.Http.Headers;
using GengoBot.Conversations;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Connector;

/// <summary>Why Teams did not take a message, and what follows.</summary>
/// <param name="Code">The error code of Teams, or one of ours; never any of the message.</param>
/// <param name="After">How long Teams asks to wait.</param>
internal sealed record SendFailure(AfterRefusal Then, string Code, TimeSpan? After = null)
{
    private const int MaxCodeLength = 100;

    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    /// <param name="there">Where the message was going, with its thread.</param>
    public static SendFailure Of(Exception exception, Conversation there, DateTimeOffset now) => exception switch
    {
        ErrorResponseException { Response: { } answer } refused => OfRefusal(refused, answer.StatusCode, there) with
        {
            After = Wanted(answer.Headers, now),
        },
        OperationCanceledException or TimeoutException => new SendFailure(AfterRefusal.TryAgain, "Timeout"),
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown } => new SendFailure(AfterRefusal.TryAgain, "Unreachable"),
        HttpRequestException unreachable => new SendFailure(AfterRefusal.TryAgain, unreachable.HttpRequestError.ToString()),
        _ => new SendFailure(AfterRefusal.TryAgain, exception.GetType().Name),
    };

    /// <summary>Whether the conversation is served at another address.</summary>
    public static bool IsOfAddress(ErrorResponseException refused) => refused.Response is { } answer
        && Refusals.Find(answer.StatusCode, CodeOf(refused, answer.StatusCode), MessagePlace.Chat) == AfterRefusal.OtherAddress;

    private static SendFailure OfRefusal(ErrorResponseException refused, HttpStatusCode status, Conversation there)
    {
        var code = CodeOf(refused, status);
        return new SendFailure(Refusals.Find(status, code, PlaceOf(there)), code switch
        {
            null or "" => $"HTTP {(int)status}",
            { Length: > MaxCodeLength } => code[..MaxCodeLength],
            _ => code,
        });
    }

    private static string? CodeOf(ErrorResponseException refused, HttpStatusCode status) =>
        Refusals.CodeOf(status, refused.Body?.Error?.Code, refused.Body?.Error?.Message);

    private static MessagePlace PlaceOf(Conversation there) =>
        there.Kind != ConversationKind.Channel ? MessagePlace.Chat
        : there.Id == there.Place.Id ? MessagePlace.NewPost
        : MessagePlace.Reply;

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
