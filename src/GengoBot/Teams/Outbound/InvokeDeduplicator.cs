using System.Data.Common;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Writes;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Carries out once what Teams delivers twice (docs/protocol/teams.md#time-limits-and-repeats). A repeated click gets the first one's
/// answer. Only what writes comes here: what only reads may run again.
/// </summary>
internal sealed partial class InvokeDeduplicator(InvokeStore invokes, ILogger<InvokeDeduplicator> logger)
{
    /// <returns>
    /// The answer; for a repeated click the first one's, or "Working…" while that has none yet; for a repeated message nothing.
    /// </returns>
    public async Task<Answer> OnceAsync(IActivity activity, Turn turn, CardForm? form, Func<Turn, Task<Answer>> carryOut)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return await carryOut(turn);
        }

        var delivery = new InboundActivityKey(activity.Conversation.Id, activity.Id);
        var answer = await carryOut(turn with { Delivery = delivery });
        if (turn.Kind != InteractionKind.Execute)
        {
            return answer;
        }

        if (answer is Answer.Nothing)
        {
            var stored = await invokes.FindAsync(delivery, CancellationToken.None);
            return StoredAnswers.Read(stored) ?? new Answer.Show(WorkingCard.For(turn, form));
        }

        if (delivery is { IsBegun: true, IsAnswered: false })
        {
            await StoreAsync(delivery, answer, turn);
        }

        return answer;
    }

    private async Task StoreAsync(InboundActivityKey delivery, Answer answer, Turn turn)
    {
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
