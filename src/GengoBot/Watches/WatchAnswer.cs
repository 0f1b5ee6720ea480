using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;

namespace GengoBot.Watches;

/// <summary>How a change about a watched job is told: to who clicked on the job's card by that card, to anybody else by a sentence. Everyone's card is brought up to date.</summary>
internal static class WatchAnswer
{
    /// <param name="view">The job, with whether it is watched now; null where Gengo could not be asked.</param>
    /// <param name="line">For the others, where only one person sees the answer; null where nothing has changed for them.</param>
    public static Answer Changed(Command command, Turn turn, JobView? view, string sentence, string? line, DateTimeOffset now)
    {
        var job = command.RequiredJob;
        var isClick = turn.Surface == InteractionKind.Execute;
        var news = turn.Conversation.IsShared
            ? new JobUpdate(job, view is null ? null : JobCard.For(view, turn.ViewerForEveryone, now), isClick ? line : null)
            : null;
        return isClick && view is not null && IsOnJobCard(command)
            ? JobCard.For(view, turn.ViewerOfCard, now) with { Update = news }
            : new Answer.Say(sentence) { Update = news };
    }

    /// <summary>Whether the button stands on a job's card.</summary>
    public static bool IsOnJobCard(Command command) => command.Options.ContainsKey(CardFields.State);
}
