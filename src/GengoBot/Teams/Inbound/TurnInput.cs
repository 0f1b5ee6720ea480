using GengoBot.Cards;
using GengoBot.Commands;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>What somebody typed, clicked or submitted, or what a client refreshed by itself.</summary>
/// <param name="Form">The button's data and the card's inputs; null for a typed message.</param>
internal sealed record TurnInput(ITurnContext Context, InteractionKind Kind, CardForm? Form)
{
    /// <summary>The typed message, or null for a click.</summary>
    public IMessageActivity? Message => Form is null ? Context.Activity : null;

    /// <returns>Null where the message is not for the bot.</returns>
    public static TurnInput? Of(ITurnContext<IMessageActivity> context)
    {
        var message = context.Activity;
        if (message.Value is not null && string.IsNullOrWhiteSpace(message.Text))
        {
            return new TurnInput(context, InteractionKind.Submit, CardForm.Read(ActivityJson.ToElement(message.Value)));
        }

        return ActivityReader.IsAddressed(message) ? new TurnInput(context, InteractionKind.Typed, Form: null) : null;
    }

    public static TurnInput Of(ITurnContext context, CardActionInvoke click) =>
        new(context, click.IsRefresh ? InteractionKind.Refresh : InteractionKind.Execute, CardForm.Read(click.Data, click.Verb));
}
