using Gengo;
using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Teams.Outbound;

namespace GengoBot.Commands;

/// <summary>What comes back for a command or a click. Where it is shown, and to whom, is decided in <see cref="AnswerPublisher"/>.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The card that everyone who holds this job's card here should see from now on, and a line that names who did what.</summary>
    public JobUpdate? Update { get; init; }

    /// <summary>A line for the others who share the conversation, where only the one who clicked sees the answer.</summary>
    public string? Line { get; init; }

    /// <summary>A card for the conversation; clicked, it takes the place of the card for the one who clicked.</summary>
    /// <param name="Shown">The job and text that a reader of this card has seen then; null where the card shows no translation.</param>
    internal sealed record Show(Card Card, SeenText? Shown = null) : Answer;

    /// <summary>A card for one person alone: it holds a captcha or private words. Never posted where others read along.</summary>
    internal sealed record Form(Card Card, SeenText Shown) : Answer;

    /// <summary>No answer: the message came before, and has it.</summary>
    internal sealed record Nothing : Answer;

    /// <summary>A sentence. The card that was clicked stays as it is, with all that was typed into it.</summary>
    internal sealed record Say(string Sentence, bool IsProblem = false) : Answer;
}

/// <summary>A translation that somebody read: the job, the text's fingerprint, and its status then.</summary>
internal sealed record SeenText(JobId Job, string Fingerprint);

/// <summary>What everyone should see of a job from now on: its card, and after a write one short line with the person's name.</summary>
internal sealed record JobUpdate(JobId Job, Answer.Show? Card, string? Line)
{
    /// <summary>Draws the card for another conversation, which may watch other jobs; null where the card is the same for all.</summary>
    public Func<Conversation, CancellationToken, Task<Answer.Show>>? DrawFor { get; init; }
}
