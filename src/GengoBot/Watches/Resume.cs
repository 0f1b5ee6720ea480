using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Scheduler;

namespace GengoBot.Watches;

/// <summary>Resumes watches that were paused because the bot had been removed. What happened meanwhile is not sent.</summary>
internal sealed class Resume(WatchList watches, IWorkScheduler scheduler) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var count = await watches.ResumeAsync(turn.Conversation.Place.Id, cancellationToken);
        if (count == 0)
        {
            return new Answer.Say(Strings.NothingPaused);
        }

        scheduler.BeNeeded();
        return new Answer.Say(Strings.Resumed) { Line = Sentence.InPlainText(Strings.LineResumed, turn.Person.Name) };
    }
}
