using GengoBot.Cards;
using GengoBot.Conversations;

namespace GengoBot.Commands;

/// <summary>Writes the answer to a click for the database, and reads it back when the same click comes again.</summary>
internal static class StoredAnswers
{
    private const string CardWord = "card";
    private const string FormWord = "form";
    private const string SentenceWord = "sentence";
    private const string ProblemWord = "problem";

    /// <summary>The answer to store with the delivery it belongs to; null if this delivery's answer is not stored.</summary>
    public static StoredAnswer? ToStore(Turn turn, Answer answer) =>
        turn is { Kind: not InteractionKind.Typed, Delivery: { } delivery }
            ? new StoredAnswer(delivery, Write(answer.About(turn.CardAccount)))
            : null;

    public static string Write(Answer answer) => answer switch
    {
        Answer.Show show => $"{CardWord} {show.Card.Json}",
        Answer.Form form => $"{FormWord} {form.Card.Json}",
        Answer.Say say => $"{(say.IsProblem ? ProblemWord : SentenceWord)} {say.Sentence}",
        _ => throw new InvalidOperationException("A click has an answer."),
    };

    public static Answer? Read(string? stored) => stored?.Split(' ', 2) switch
    {
        [CardWord, var json] => new Answer.Show(new Card(json, "")),
        [FormWord, var json] => new Answer.Form(new Card(json, ""), Shown: null),
        [var word, var sentence] => new Answer.Say(sentence, word == ProblemWord),
        _ => null,
    };
}
