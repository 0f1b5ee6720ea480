using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;

namespace GengoBot.Watches;

/// <summary>Ends one watch of a conversation, or all of them after asking.</summary>
internal sealed class StopWatch(
    WatchList list, WatchStore watches, ShowWatching watching, JobReader jobs, JobInConversation places, TimeProvider time) : ICommand
{
    public Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken) =>
        command.All ? AllAsync(command, turn, cancellationToken) : OneAsync(command, command.RequiredJob, turn, cancellationToken);

    private async Task<Answer> AllAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var place = turn.Conversation.Place.Id;
        if (command.Options.ContainsKey(CardFields.Confirm))
        {
            return await list.RemoveAllAsync(place, cancellationToken) > 0
                ? new Answer.Say(Strings.UnwatchedAll) { Line = Sentence.InPlainText(Strings.LineUnwatchedAll, turn.Person.Name) }
                : new Answer.Say(Strings.NothingWatched);
        }

        var count = await watches.CountAsync(place, cancellationToken);
        return count == 0
            ? new Answer.Say(Strings.NothingWatched)
            : new Answer.Show(new CardDraft()
                .Title(Strings.UnwatchAllTitle)
                .Line(Strings.UnwatchAllQuestion, count)
                .Buttons(WatchButtons.StopAllNow(), WatchButtons.Watching())
                .Done());
    }

    private async Task<Answer> OneAsync(Command command, JobId job, Turn turn, CancellationToken cancellationToken)
    {
        var (place, account) = (turn.Conversation.Place.Id, turn.Account);
        var isRemoved = await list.RemoveAsync(place, account.Name, job, cancellationToken);
        if (command.Options.ContainsKey(CardFields.Page))
        {
            return await watching.HandleAsync(command, turn, cancellationToken);
        }

        var here = await places.FindAsync(place, account.Name, job, cancellationToken);
        var sentence = Sentence.InPlainText(
            here.IsWatched ? Strings.WatchedWithAll : isRemoved ? Strings.WatchEnded : Strings.NotWatched, job);
        if (!isRemoved && !WatchAnswer.IsOnJobCard(command))
        {
            return new Answer.Say(sentence);
        }

        var view = await ViewAsync(command, job, account, turn, here, cancellationToken);
        var line = isRemoved ? Sentence.InPlainText(Strings.LineUnwatched, turn.Person.Name, job) : null;
        return WatchAnswer.Changed(command, turn, view, sentence, line, time.GetUtcNow());
    }

    /// <summary>A watch can end while Gengo is down; then cards keep their old button until they are shown again.</summary>
    private async Task<JobView?> ViewAsync(
        Command command, JobId job, GengoAccount account, Turn turn, JobHere here, CancellationToken cancellationToken)
    {
        if (!turn.Conversation.IsShared && !WatchAnswer.IsOnJobCard(command))
        {
            return null;
        }

        try
        {
            return await jobs.AtAsync(job, account, cancellationToken) with { Here = here };
        }
        catch (GengoException)
        {
            return null;
        }
    }
}
