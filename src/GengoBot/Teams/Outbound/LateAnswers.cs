using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Nobody waits for Gengo longer than three seconds: past that the person sees "Working…", and later what truly happened. The channel gives up on a
/// request after ten to fifteen seconds (bot-protocol.md, 1.1); the work goes on all the same.
/// </summary>
internal sealed partial class LateAnswers(Replies replies, BackgroundWork background, TimeProvider time, ILogger<LateAnswers> logger)
{
    /// <summary>What is left of three seconds when the answer itself has to travel.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <returns>The answer, or null when it is not there in time.</returns>
    public async Task<Answer?> InTimeAsync(Task<Answer> work)
    {
        await ((Task)work).WaitAsync(Patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted ? await work : null;
    }

    /// <summary>Tells the others what became of a click. Whoever clicked waits for that only as long as for the answer; the rest goes on by itself.</summary>
    /// <param name="clickedAt">A timestamp of the clock.</param>
    public async Task TellOthersAsync(Turn turn, Answer answer, long clickedAt) =>
        await background.EndsInAsync(replies.TellOthersAsync(turn, answer, CancellationToken.None), Patience - time.GetElapsedTime(clickedAt));

    /// <summary>Puts the answer where "Working…" stands, once it is there.</summary>
    /// <param name="workingId">The message that says "Working…"; null where only one person sees it, in the place of a card that others see too.</param>
    /// <param name="form">The form that "Working…" took the place of, if it was one.</param>
    public void Finish(Turn turn, Task<Answer> work, string? workingId, CardForm? form)
    {
        background.Add(FinishAsync());

        async Task FinishAsync()
        {
            try
            {
                await replies.SendLateAsync(turn, WithWords(await work, form), workingId, CancellationToken.None);
            }
            catch (Exception exception)
            {
                Log.NotFinished(logger, turn.Reference, exception);
            }
        }
    }

    /// <summary>Where only a sentence is left to say, what was typed into the form comes back with it. What became of it, the sentence says.</summary>
    private static Answer WithWords(Answer answer, CardForm? form) => answer is Answer.Say { IsProblem: true } say && form?.Job is { } job
        ? new Answer.Show(new CardDraft()
            .Problem(say.Sentence)
            .Unsent([form.Verbatim(CardFields.Comment), form.Verbatim(CardFields.Translator), form.Verbatim(CardFields.Staff)], Strings.YourWords)
            .Buttons(Paging.BackToJob(job))
            .Done())
        : answer;

    /// <summary>The way back is on it: the card that it takes the place of may be one that others see.</summary>
    public static Card Working(CardForm? form)
    {
        var draft = new CardDraft().Title(Strings.WorkingTitle).Line(Strings.Working);
        if (form?.Job is { } job)
        {
            draft.Buttons(new Button(Strings.ButtonLookAgain, Verbs.Job, $"{Verbs.Job} {job}") { Data = { [CardFields.Job] = job.ToString() } });
        }

        return draft.Done();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Reference}: a late answer could not be delivered.")]
        public static partial void NotFinished(ILogger logger, string reference, Exception exception);
    }
}
