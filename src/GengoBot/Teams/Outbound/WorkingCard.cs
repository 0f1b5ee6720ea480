using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Teams.Outbound;

/// <summary>The card that stands where the answer will be: "Working…".</summary>
internal static class WorkingCard
{
    /// <summary>It has a way back to the job, since it may take the place of a card that others see too.</summary>
    /// <param name="form">The form that it takes the place of, if it is one.</param>
    public static Card For(Turn turn, CardForm? form)
    {
        // In a shared conversation only this person sees it, in the place of a card, so no message can take its place.
        var isOwnView = turn.Conversation.IsShared && turn.Kind == InteractionKind.Execute;
        var draft = new CardDraft().Title(Strings.WorkingTitle).Line(isOwnView ? Strings.WorkingInChannel : Strings.Working);
        if (form?.Job is { } job)
        {
            var again = new Button(Strings.ButtonLookAgain, Verbs.Job, $"{Verbs.Job} {job}")
            {
                Data = { [CardFields.Job] = job.ToString() },
            };
            if (turn.ActivityId is { } click)
            {
                again.Data[CardFields.Click] = click;
            }

            draft.Buttons(again);
        }

        return draft.Done().About(turn.CardAccount);
    }
}
