using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Scheduler;

namespace GengoBot.Watches;

/// <summary>Takes watches up again that were paused because the bot was gone. What happened meanwhile is not told one by one.</summary>
internal sealed class Resume(WatchList watches, IWorkScheduler engine) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var count = await watches.ResumeAsync(turn.Conversation.Place.Id, cancellationToken);
        if (count == 0)
        {
            return new Answer.Say(Strings.NothingPaused);
        }

        engine.BeNeeded();
        return new Answer.Say(Strings.Resumed) { Line = Sentence.InPlainText(Strings.LineResumed, turn.Person.Name) };
    }
}
