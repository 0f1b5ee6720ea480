using System.Data.Common;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Writes;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Carries out once what Teams delivers twice (docs/protocol/teams.md#time-limits-and-repeats), and what a person presses again since the
/// answer was lost on the way. A repeated click gets the first one's answer. Only what writes comes here: what only reads may run again.
/// </summary>
internal sealed partial class InvokeDeduplicator(InvokeStore invokes, ILogger<InvokeDeduplicator> logger)
{
    /// <returns>
    /// The answer; for a repeated click the first one's, or "Working…" while that has none yet; for a repeated message nothing.
    /// </returns>
    public async Task<Answer> OnceAsync(Turn turn, CardForm? form, Func<Turn, Task<Answer>> carryOut)
    {
        if (turn.ActivityId is not { } activity)
        {
            return await carryOut(turn);
        }

        var delivery = form is null
            ? new InboundActivityKey(turn.Conversation.Id, turn.Person.Id, activity)
            : InboundActivityKey.OfClick(turn.Conversation.Id, turn.Person.Id, activity, turn.CardId, form.Fields);
        var answer = await carryOut(turn with { Delivery = delivery });
        if (form is null)
        {
            return answer;
        }

        if (answer is not Answer.Nothing)
        {
            await StoreAsync(delivery, answer, turn);
            return answer;
        }

        // A form that Teams delivers again as a message was answered by a message.
        return delivery.First is null && turn.Kind == InteractionKind.Submit
            ? answer
            : await FindAsync(delivery.First ?? delivery, turn, form) ?? new Answer.Show(WorkingCard.For(turn, form));
    }

    /// <summary>Looks for the answer that "Working…" stands for.</summary>
    /// <returns>Null where the form says nothing of a click, or it was not this person's, or it is a day old.</returns>
    public async Task<Answer?> LookAgainAsync(Turn turn, CardForm form) => form.Text(CardFields.Click) is { Length: > 0 } click
        ? await FindAsync(new InboundActivityKey(turn.Conversation.Id, turn.Person.Id, click), turn, form)
        : null;

    private async Task<Answer?> FindAsync(InboundActivityKey delivery, Turn turn, CardForm form) =>
        await invokes.FindAsync(delivery, CancellationToken.None) switch
        {
            { Response: { } stored } => StoredAnswers.Read(stored),
            { } begun when invokes.IsWorkedAt(begun) =>
                new Answer.Show(WorkingCard.For(turn with { ActivityId = delivery.Activity }, form)),
            _ => null,
        };

    private async Task StoreAsync(InboundActivityKey delivery, Answer answer, Turn turn)
    {
        if (delivery is not { IsBegun: true, IsAnswered: false })
        {
            return;
        }

        try
        {
            await invokes.StoreAsync(delivery, StoredAnswers.Write(answer), CancellationToken.None);
        }
        catch (DbException failed)
        {
            // The click is carried out and answered all the same; only a repeated one gets no more than "Working…".
            Log.NotStored(logger, turn.Reference, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Reference}: the answer could not be stored.")]
        public static partial void NotStored(ILogger logger, string reference, Exception exception);
    }
}
