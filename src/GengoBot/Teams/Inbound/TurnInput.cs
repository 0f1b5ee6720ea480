using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Reading;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>What somebody typed, clicked or submitted, or what a client refreshed by itself.</summary>
/// <param name="Form">The button's data and the card's inputs; null for a typed message.</param>
internal sealed record TurnInput(ITurnContext Context, InteractionKind Kind, CardForm? Form)
{
    /// <summary>The typed message, or null for a click.</summary>
    public WrittenMessage? Message { get; private init; }

    /// <returns>Null where the message is not for the bot.</returns>
    public static TurnInput? Of(ITurnContext<IMessageActivity> context)
    {
        var message = MessageReader.Read(context.Activity);
        if (context.Activity.Value is { } value && message.Words.Length == 0)
        {
            return new TurnInput(context, InteractionKind.Submit, CardForm.Read(ActivityJson.ToElement(value)));
        }

        // In a channel or group only a message that mentions the bot is for it, even where a permission lets it hear the others.
        return message.MentionsBot || ActivityReader.KindOf(context.Activity) == ConversationKind.Personal
            ? new TurnInput(context, InteractionKind.Typed, Form: null) { Message = message }
            : null;
    }

    public static TurnInput Of(ITurnContext context, CardActionInvoke click) =>
        new(context, click.IsRefresh ? InteractionKind.Refresh : InteractionKind.Execute, CardForm.Read(click.Data, click.Verb));
}
