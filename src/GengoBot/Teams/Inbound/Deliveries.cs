using System.Data.Common;
using GengoBot.Bot;
using GengoBot.Cards;
using GengoBot.Storage;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// A channel may deliver the same thing twice (bot-protocol.md, 1.1). What writes is carried out once, and a click that is delivered again gets the
/// first one's answer. What only looks may run again: it changes nothing.
/// </summary>
internal sealed partial class Deliveries(InvokeStore invokes, ILogger<Deliveries> logger)
{
    private const string CardWord = "card";
    private const string SentenceWord = "sentence";
    private const string ProblemWord = "problem";

    /// <returns>The answer; of a repeated click what the first was answered, or "Working…" while it has no answer yet; of a repeated message nothing.</returns>
    public async Task<Answer> OnceAsync(IActivity activity, Turn turn, CardForm? form, Func<Turn, Task<Answer>> carryOut)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return await carryOut(turn);
        }

        var delivery = new Delivery(activity.Conversation.Id, activity.Id);
        var answer = await carryOut(turn with { Delivery = delivery });
        if (turn.Surface != Surface.Execute)
        {
            return answer;
        }

        if (answer is Answer.Nothing)
        {
            return Read(await invokes.FindAsync(delivery, CancellationToken.None)) ?? new Answer.Show(LateAnswers.Working(form));
        }

        if (delivery is { IsBegun: true, IsAnswered: false })
        {
            await StoreAsync(delivery, answer, turn);
        }

        return answer;
    }

    /// <summary>The answer as it is stored together with what it answers; null where this delivery's is not.</summary>
    public static StoredAnswer? ToStore(Turn turn, Answer answer) =>
        turn is { Surface: Surface.Execute, Delivery: { } delivery } ? new StoredAnswer(delivery, Write(answer)) : null;

    private async Task StoreAsync(Delivery delivery, Answer answer, Turn turn)
    {
        try
        {
            await invokes.StoreAsync(delivery, Write(answer), CancellationToken.None);
        }
        catch (DbException failed)
        {
            // It is carried out and answered all the same; only a repeated click hears no more than "Working…".
            Log.NotStored(logger, turn.Reference, failed);
        }
    }

    private static string Write(Answer answer) => answer switch
    {
        Answer.Show show => $"{CardWord} {show.Card.Json}",
        Answer.Form form => $"{CardWord} {form.Card.Json}",
        Answer.Say say => $"{(say.IsProblem ? ProblemWord : SentenceWord)} {say.Sentence}",
        _ => throw new InvalidOperationException("A click has an answer."),
    };

    private static Answer? Read(string? stored) => stored?.Split(' ', 2) switch
    {
        [CardWord, var json] => new Answer.Show(new Card(json, "")),
        [var word, var sentence] => new Answer.Say(sentence, word == ProblemWord),
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Reference}: the answer could not be stored.")]
        public static partial void NotStored(ILogger logger, string reference, Exception exception);
    }
}
