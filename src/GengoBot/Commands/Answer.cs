using Gengo;
using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Teams.Outbound;

namespace GengoBot.Commands;

/// <summary>The answer to a command or a click. <see cref="AnswerPublisher"/> decides where it is shown, and to whom.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The new card for everyone here who has a card of this job, and a line that names who did what.</summary>
    public JobUpdate? Update { get; init; }

    /// <summary>A line for the others in the conversation, if only the person who clicked sees the answer.</summary>
    public string? Line { get; init; }

    /// <summary>The same answer with this account in the buttons of its cards.</summary>
    public Answer About(CardAccount? account) => account is null ? this : this switch
    {
        Show show => show with { Card = show.Card.About(account), Update = Update?.About(account) },
        Form form => form with { Card = form.Card.About(account), Update = Update?.About(account) },
        _ => this with { Update = Update?.About(account) },
    };

    /// <summary>A card for the conversation. After a click it replaces the card for the person who clicked.</summary>
    /// <param name="Shown">The job and the text that readers of this card have seen; null if the card shows no translation.</param>
    internal sealed record Show(Card Card, SeenText? Shown = null) : Answer;

    /// <summary>A card for one person, with a captcha or private words. It is never posted where others can read it.</summary>
    /// <param name="Shown">As for <see cref="Show"/>.</param>
    internal sealed record Form(Card Card, SeenText? Shown) : Answer;

    /// <summary>No answer: the message was delivered before and has its answer.</summary>
    internal sealed record Nothing : Answer;

    /// <summary>A sentence. The clicked card stays as it is, with everything typed into it.</summary>
    internal sealed record Say(string Sentence, bool IsProblem = false) : Answer;
}

/// <summary>A translation that somebody read: the job, the text's fingerprint, and the job's status at that time.</summary>
internal sealed record SeenText(JobId Job, string Fingerprint);

/// <summary>What everyone should see of a job: its new card, and after a write one short line with the person's name.</summary>
internal sealed record JobUpdate(JobId Job, Answer.Show? Card, string? Line)
{
    /// <summary>Draws the card for another conversation, which may watch other jobs; null if the card is the same for all.</summary>
    public Func<Conversation, CancellationToken, Task<Answer.Show>>? DrawFor { get; init; }

    public JobUpdate About(CardAccount? account) =>
        Card is null ? this : this with { Card = Card with { Card = Card.Card.About(account) } };
}
