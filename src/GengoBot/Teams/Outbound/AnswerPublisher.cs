using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Puts an answer where it belongs: in the card's place for the person who clicked, in the conversation, or in the person's own chat.
/// Nobody waits for Gengo longer than three seconds: past that the person sees "Working…", and the answer once it is there
/// (docs/protocol/teams.md#time-limits-and-repeats).
/// </summary>
internal sealed partial class AnswerPublisher(
    CardPoster cards, Announcements announcements, RosterCache rosters, BackgroundWork background, TimeProvider time,
    ILogger<AnswerPublisher> logger)
{
    /// <summary>What is left of three seconds when the answer itself has to travel.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <returns>The answer, or null when it is not there in time.</returns>
    public static async Task<Answer?> InTimeAsync(Task<Answer> work, TimeProvider time)
    {
        await ((Task)work).WaitAsync(Patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted ? await work : null;
    }

    /// <summary>Begins to ask who reads along, so that it is known when the answer is there.</summary>
    public void Prepare(Conversation conversation)
    {
        if (conversation.IsShared)
        {
            _ = rosters.AskAsync(conversation);
        }
    }

    /// <summary>Answers a client that asked by itself. What cannot be shown at once is an error, which leaves the card as it is.</summary>
    public async Task<AdaptiveCardInvokeResponse> RefreshAsync(Task<Answer> work) =>
        await InTimeAsync(work, time) is { } answer ? InvokeResponses.Of(answer) : InvokeResponses.Problem(Strings.GengoUnavailable);

    /// <summary>Answers a click in a client that puts the answer in the card's place, and tells the others what became of it.</summary>
    /// <param name="startedAt">The clock's timestamp when the click came.</param>
    public async Task<AdaptiveCardInvokeResponse> RespondAsync(Turn turn, CardForm? form, Task<Answer> work, long startedAt)
    {
        if (await InTimeAsync(work, time) is not { } answer)
        {
            // In a shared conversation "Working…" is only in this person's view of the card.
            background.Add(FinishAsync(turn, form, work, turn.Conversation.IsShared ? null : turn.CardId));
            return InvokeResponses.Of(new Answer.Show(WorkingCard.For(turn, form)));
        }

        // Whoever clicked waits for that no longer than for the answer; the rest goes on by itself.
        await background.EndsInAsync(TellOthersAsync(turn, answer), Patience - time.GetElapsedTime(startedAt));
        return InvokeResponses.Of(answer);
    }

    /// <summary>The click has its own answer, so a failure here is only logged.</summary>
    private async Task TellOthersAsync(Turn turn, Answer answer)
    {
        try
        {
            if (answer.Update is { } update)
            {
                // This also remembers what is on the card that everyone sees.
                await announcements.TellAsync(turn, update, answeredAt: null, CancellationToken.None);
            }
            else
            {
                var seen = (answer as Answer.Show)?.Shown ?? (answer as Answer.Form)?.Shown;
                await cards.RememberSeenAsync(turn, seen, CancellationToken.None);
            }

            if (answer.Line is { } line && turn.Conversation.IsShared)
            {
                await announcements.SayAsync(turn.Conversation, line, CancellationToken.None);
            }
        }
        catch (Exception failed)
        {
            Log.NotTold(logger, turn.Reference, failed);
        }
    }

    /// <summary>Answers a message: what was typed, or the button of a client that only sends its data.</summary>
    /// <param name="inPlace">Whether the answer takes the place of the submitted form.</param>
    public async Task SendAsync(
        ITurnContext context, Turn turn, CardForm? form, Task<Answer> work, bool inPlace, CancellationToken cancellationToken)
    {
        if (await InTimeAsync(work, time) is { } answer)
        {
            await SendAsync(context, turn, answer, inPlace, cancellationToken);
            return;
        }

        var workingId = await cards.ReplyAsync(context, turn, WorkingCard.For(turn, form), inPlace, cancellationToken);
        background.Add(FinishAsync(turn, form, work, workingId));
    }

    private async Task SendAsync(ITurnContext context, Turn turn, Answer answer, bool inPlace, CancellationToken cancellationToken)
    {
        var isTold = answer.Update is { } update
            && await announcements.TellAsync(turn, update, inPlace ? turn.CardId : null, cancellationToken);

        switch (answer)
        {
            case Answer.Nothing:
                break;

            case Answer.Say say:
                await context.SendActivityAsync(Messages.Of(say.Sentence), cancellationToken);
                break;

            case Answer.Form form when turn.Conversation.IsShared:
                var where = await cards.PostPrivatelyAsync(turn, form.Card, form.Shown, cancellationToken);
                await context.SendActivityAsync(Messages.Of(where), cancellationToken);
                break;

            case Answer.Form form:
                await cards.ReplyAsync(context, turn, form.Card, inPlace, cancellationToken);
                await cards.RememberSeenAsync(turn, form.Shown, cancellationToken);
                break;

            // Where others read along, the job's own card shows it by now, and the line says it.
            case Answer.Show { Update.Line: not null } when isTold && turn.IsAnsweredInPublic:
                break;

            case Answer.Show show:
                var id = await cards.ReplyAsync(context, turn, show.Card, inPlace, cancellationToken);
                await cards.RememberAsync(turn, show.Shown, id, cancellationToken);
                break;
        }
    }

    /// <summary>Puts the answer where "Working…" stands, once it is there.</summary>
    /// <param name="workingId">
    /// The message that says "Working…"; null where only one person sees it, in the place of a card that others see too.
    /// </param>
    private async Task FinishAsync(Turn turn, CardForm? form, Task<Answer> work, string? workingId)
    {
        try
        {
            await SendLateAsync(turn, WordsBack.With(form, await work).About(turn.CardAccount), workingId);
        }
        catch (Exception exception)
        {
            Log.NotFinished(logger, turn.Reference, exception);
        }
    }

    private async Task SendLateAsync(Turn turn, Answer answer, string? workingId)
    {
        // Where "Working…" is a message that all read, it becomes the line itself.
        var line = turn.IsAnsweredInPublic && workingId is not null ? answer.Update?.Line : null;
        var update = line is null ? answer.Update : answer.Update! with { Line = null }; // The line is the update's.
        var isTold = update is not null && await announcements.TellAsync(turn, update, workingId, CancellationToken.None);
        var (card, seen) = answer switch
        {
            Answer.Show when isTold && line is not null => (new CardDraft().Line("{0}", line).Done(), null),
            Answer.Show show => (show.Card, show.Shown),
            Answer.Form form => (form.Card, form.Shown),
            Answer.Say { IsProblem: true } say => (new CardDraft().Problem(say.Sentence).Done(), null),
            Answer.Say say => (new CardDraft().Line("{0}", say.Sentence).Done(), (SeenText?)null),
            _ => throw new InvalidOperationException($"There is no late answer '{answer.GetType().Name}'."),
        };

        if (answer is Answer.Form && turn.Conversation.IsShared)
        {
            var where = await cards.PostPrivatelyAsync(turn, card, seen, CancellationToken.None);
            (card, seen) = (new CardDraft().Line("{0}", where).Done(), null);
        }

        if (workingId is not null)
        {
            await cards.ReplaceAsync(turn, workingId, card, CancellationToken.None);
            await cards.RememberAsync(turn, seen, answer is Answer.Show ? workingId : null, CancellationToken.None);
        }
        else if (!isTold && answer is not Answer.Form)
        {
            await cards.PostPrivatelyAsync(turn, card, seen, CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Reference}: the others could not be told.")]
        public static partial void NotTold(ILogger logger, string reference, Exception exception);

        [LoggerMessage(LogLevel.Error, "{Reference}: a late answer could not be delivered.")]
        public static partial void NotFinished(ILogger logger, string reference, Exception exception);
    }
}
