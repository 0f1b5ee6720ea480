using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;

namespace GengoBot.Watches;

/// <summary>
/// The answer to a changed watch: the job's card for somebody who clicked on it, a sentence for anybody else. The card that everyone sees
/// is updated.
/// </summary>
internal static class WatchAnswer
{
    /// <param name="view">The job, with whether it is watched now; null if Gengo could not be read.</param>
    /// <param name="line">For the others, if only one person sees the answer; null if nothing has changed for them.</param>
    public static Answer Changed(Command command, Turn turn, JobView? view, string sentence, string? line, DateTimeOffset now)
    {
        var job = command.RequiredJob;
        var isClick = turn.Kind == InteractionKind.Execute;
        var update = turn.Conversation.IsShared
            ? new JobUpdate(job, view is null ? null : JobCard.For(view, turn.ViewerForEveryone, now), isClick ? line : null)
            : null;
        return isClick && view is not null && IsOnJobCard(command)
            ? JobCard.For(view, turn.ViewerOfCard, now) with { Update = update }
            : new Answer.Say(sentence) { Update = update };
    }

    /// <summary>Whether the button is on a job's card.</summary>
    public static bool IsOnJobCard(Command command) => command.Options.ContainsKey(CardFields.State);
}
