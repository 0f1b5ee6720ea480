using GengoBot.Commands;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Answers a click in a client that puts the answer in the card's place. The code inside says how it went; that of HTTP is always 200, else
/// the person sees nothing.
/// </summary>
internal static class InvokeResponses
{
    private const int Ok = 200;
    private const int BadRequest = 400;
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string SentenceType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    public static AdaptiveCardInvokeResponse Of(Answer answer) => answer switch
    {
        Answer.Show show => new() { StatusCode = Ok, Type = CardType, Value = ActivityJson.Raw(show.Card.Json) },
        Answer.Form form => new() { StatusCode = Ok, Type = CardType, Value = ActivityJson.Raw(form.Card.Json) },
        Answer.Say { IsProblem: true } say => Problem(say.Sentence),
        Answer.Say say => new() { StatusCode = Ok, Type = SentenceType, Value = say.Sentence },
        _ => throw new InvalidOperationException($"A click cannot be answered by '{answer.GetType().Name}'."),
    };

    public static AdaptiveCardInvokeResponse Problem(string sentence) => new()
    {
        StatusCode = BadRequest,
        Type = ErrorType,
        Value = new Dictionary<string, object> { ["code"] = "BadRequest", ["message"] = sentence },
    };
}
