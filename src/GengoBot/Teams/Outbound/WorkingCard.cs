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
        var draft = new CardDraft().Title(Strings.WorkingTitle).Line(Strings.Working);
        if (form?.Job is { } job)
        {
            draft.Buttons(new Button(Strings.ButtonLookAgain, Verbs.Job, $"{Verbs.Job} {job}")
            {
                Data = { [CardFields.Job] = job.ToString() },
            });
        }

        return draft.Done().About(turn.CardAccount);
    }

    /// <summary>
    /// Keeps what was typed into a form that "Working…" has replaced, where the answer is only a sentence that refuses it.
    /// </summary>
    public static Answer WithTyped(Turn turn, CardForm? form, Answer answer) =>
        answer is Answer.Say { IsProblem: true } say && form?.Job is { } job
        ? new Answer.Show(new CardDraft()
            .Problem(say.Sentence)
            .Unsent(
                [form.Verbatim(CardFields.Comment), form.Verbatim(CardFields.Translator), form.Verbatim(CardFields.Staff)],
                Strings.YourWords)
            .Buttons(Paging.BackToJob(job))
            .Done()
            .About(turn.CardAccount))
        : answer;
}
