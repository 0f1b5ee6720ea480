using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Scheduler;

namespace GengoBot.Watches;

/// <summary>
/// Starts to watch a job, or every job of the account: for the conversation, or with <c>--me</c> for the person's own chat.
/// </summary>
internal sealed class StartWatch(
    WatchList watches, OwnChatWatch own, ShownJobStore shown, JobReader jobs, JobInConversation places, IWorkScheduler scheduler,
    TimeProvider time) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var events = WatchWords.Read(command.Options.GetValueOrDefault(CardFields.On));
        if (events == WatchEvents.None)
        {
            return new Answer.Say(Strings.WatchOnWords, IsProblem: true);
        }

        // Gengo is asked first: nobody watches a job that it does not know.
        var view = command.All ? null : await jobs.AtAsync(command.RequiredJob, turn.Account, cancellationToken);
        var isForMe = command.Options.ContainsKey(CardFields.Me) && turn.Conversation.IsShared;
        var answer = await (
            isForMe ? ForMeAsync(view, events, turn, cancellationToken) : HereAsync(command, view, events, turn, cancellationToken));
        scheduler.BeNeeded();
        return answer;
    }

    private async Task<Answer> HereAsync(Command command, JobView? view, WatchEvents events, Turn turn, CancellationToken cancellationToken)
    {
        var isNew = await watches.AddAsync(
            turn.Conversation.Place, turn.Account.Name, view?.Job.Id, events, turn.Person, cancellationToken);
        if (view is null)
        {
            return new Answer.Show(All(events, turn))
            {
                Line = isNew ? Sentence.InPlainText(Strings.LineWatchesAll, turn.Person.Name) : null,
            };
        }

        var job = view.Job.Id;
        var here = await places.FindAsync(turn.Conversation.Place.Id, turn.Account.Name, job, cancellationToken);
        view = view with { Here = here with { IsWatched = true } };

        // Notifications refer to the job's card, so there has to be one.
        var sentence = Sentence.InPlainText(Strings.WatchStarted, job, WatchWords.Of(events));
        var line = isNew ? Sentence.InPlainText(Strings.LineWatches, turn.Person.Name, job) : null;
        return turn.Kind == InteractionKind.Typed
            && await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, job, cancellationToken) is not { CardId: not null }
            ? JobCard.For(view, turn.ViewerOfCard, time.GetUtcNow(), sentence, noticeTone: Tone.Good)
            : WatchAnswer.Changed(command, turn, view, sentence, line, time.GetUtcNow());
    }

    private async Task<Answer> ForMeAsync(JobView? view, WatchEvents events, Turn turn, CancellationToken cancellationToken)
    {
        var card = view is null
            ? new Answer.Show(All(events, turn))
            : JobCard.For(
                view with { Here = JobHere.Nothing with { IsWatched = true } }, turn.Role, time.GetUtcNow(),
                Sentence.InPlainText(Strings.WatchStarted, view.Job.Id, WatchWords.Of(events)), noticeTone: Tone.Good);
        return await own.StartAsync(turn, view?.Job.Id, events, card, cancellationToken);
    }

    private static Card All(WatchEvents events, Turn turn) => new CardDraft()
        .Title(Strings.WatchAllTitle)
        .Line(Strings.WatchAllStarted, turn.Account.Name, WatchWords.Of(events))
        .Line(Tone.Subtle, Strings.WatchAllHow)
        .Buttons(WatchButtons.Watching(), WatchButtons.StopAll())
        .Done();
}
