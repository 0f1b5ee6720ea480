using System.Data.Common;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Outbound;
using GengoBot.Writes;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// A channel may deliver the same thing twice (bot-protocol.md, 1.1). What writes is carried out once, and a click that is delivered again gets the
/// first one's answer. What only looks may run again: it changes nothing.
/// </summary>
internal sealed partial class InvokeDeduplicator(InvokeStore invokes, ILogger<InvokeDeduplicator> logger)
{
    /// <returns>The answer; of a repeated click what the first was answered, or "Working…" while it has no answer yet; of a repeated message nothing.</returns>
    public async Task<Answer> OnceAsync(IActivity activity, Turn turn, CardForm? form, Func<Turn, Task<Answer>> carryOut)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return await carryOut(turn);
        }

        var delivery = new InboundActivityKey(activity.Conversation.Id, activity.Id);
        var answer = await carryOut(turn with { Delivery = delivery });
        if (turn.Surface != InteractionKind.Execute)
        {
            return answer;
        }

        if (answer is Answer.Nothing)
        {
            return StoredAnswers.Read(await invokes.FindAsync(delivery, CancellationToken.None)) ?? new Answer.Show(LateAnswers.Working(form));
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
            // It is carried out and answered all the same; only a repeated click hears no more than "Working…".
            Log.NotStored(logger, turn.Reference, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Reference}: the answer could not be stored.")]
        public static partial void NotStored(ILogger logger, string reference, Exception exception);
    }
}
