using System.Net;
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// A button of a card, in a client that puts the answer in the card's place. Read here and not by the packages' handler, which would read
/// its value three times. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
/// </summary>
/// <param name="Data">The button's own data and the card's inputs.</param>
/// <param name="IsRefresh">Whether the client asked by itself: nobody clicked.</param>
internal sealed record CardActionInvoke(string? Verb, JsonElement Data, bool IsRefresh)
{
    public const string Name = ActivityJson.CardAction;

    private const string Execute = "Action.Execute";

    /// <returns>The click; or null, and the answer to what no client sends.</returns>
    public static (CardActionInvoke? Click, InvokeResponse? Refusal) Read(JsonElement value) => value.Part("action") switch
    {
        { ValueKind: not JsonValueKind.Object } => (null, Refuse("BadRequest", "The value has no action.")),
        var action when action.Text("type") != Execute => (null, Refuse("NotSupported", $"The action is not an {Execute}.")),
        var action => (new CardActionInvoke(action.Text("verb"), action.Part("data"), value.Text("trigger") == "automatic"), null),
    };

    private static InvokeResponse Refuse(string code, string message) => new()
    {
        Status = (int)HttpStatusCode.BadRequest,
        Body = new AdaptiveCardInvokeResponse
        {
            StatusCode = (int)HttpStatusCode.BadRequest,
            Type = "application/vnd.microsoft.error",
            Value = new Error(code, message),
        },
    };
}
