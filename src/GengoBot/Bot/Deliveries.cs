using GengoBot.Cards;
using GengoBot.Storage;
using Microsoft.Bot.Schema;

namespace GengoBot.Bot;

/// <summary>
/// A channel may deliver the same thing twice (bot-protocol.md, 1.1). What writes is carried out once, and a click that is delivered again gets the
/// first one's answer. What only looks may run again: it changes nothing.
/// </summary>
internal sealed class Deliveries(InvokeStore invokes)
{
    private const string CardWord = "card";
    private const string SentenceWord = "sentence";
    private const string ProblemWord = "problem";

    /// <returns>Null for the first delivery; else what the first was answered, or "Working…" while it has no answer yet.</returns>
    public async Task<Answer?> EarlierAsync(IActivity activity, CardForm? form, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return null;
        }

        var invoke = await invokes.TryBeginAsync(KeyOf(activity), cancellationToken);
        return invoke.State == InvokeState.New ? null : Read(invoke.Response) ?? new Answer.Show(LateAnswers.Working(form));
    }

    public Task StoreAsync(IActivity activity, Answer answer, CancellationToken cancellationToken) => string.IsNullOrEmpty(activity.Id)
        ? Task.CompletedTask
        : invokes.StoreAsync(KeyOf(activity), Write(answer), cancellationToken);

    private static string KeyOf(IActivity activity) => InvokeStore.KeyOf(activity.Conversation.Id, activity.Id);

    private static string Write(Answer answer) => answer switch
    {
        Answer.Show show => $"{CardWord} {show.Card.Json}",
        Answer.Form form => $"{CardWord} {form.Card.Json}",
        Answer.Say say => $"{(say.IsProblem ? ProblemWord : SentenceWord)} {say.Sentence}",
        _ => throw new InvalidOperationException("There is no such answer."),
    };

    private static Answer? Read(string? stored) => stored?.Split(' ', 2) switch
    {
        [CardWord, var json] => new Answer.Show(new Card(json, "")),
        [var word, var sentence] => new Answer.Say(sentence, word == ProblemWord),
        _ => null,
    };
}
