using GengoBot.Cards;
using GengoBot.Teams.Authentication;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace GengoBot.Teams.Connector;

/// <summary>Makes activities of cards, sentences and responses.</summary>
internal static class Messages
{
    private const string InvokeResponseType = "invokeResponse";

    public static Activity Of(Card card, string? id = null)
    {
        var message = (Activity)MessageFactory.Attachment(
            new Attachment { ContentType = Card.ContentType, Content = ActivityJson.Raw(card.Json) });

        // Never text beside a card: Teams splits the two into two messages, and neither can be updated then.
        message.Summary = card.PlainText;
        message.Id = id;
        return message;
    }

    /// <summary>Plain, so that nothing in a name or a refusal is taken for Markdown.</summary>
    public static Activity Of(string sentence)
    {
        var message = MessageFactory.Text(sentence);
        message.TextFormat = TextFormatTypes.Plain;
        return message;
    }

    /// <summary>The response to an invoke, on its way to the adapter.</summary>
    public static Activity Of(InvokeResponse response) => new() { Type = InvokeResponseType, Value = response };

    /// <summary>
    /// Whether Teams refused, could not be reached or said nothing readable, or the bot could not sign in. The turn then goes on, and
    /// answers in another way.
    /// </summary>
    public static bool IsUndelivered(Exception exception) =>
        exception is ErrorResponseException or SerializationException or BotTokenException or HttpRequestException
            or OperationCanceledException;
}
