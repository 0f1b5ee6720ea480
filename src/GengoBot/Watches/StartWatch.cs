using Gengo;
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
    WatchList watches, WatchBeginning beginning, OwnChatWatch own, ShownJobStore shown, JobInConversation places,
    IWorkScheduler scheduler, TimeProvider time) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var events = WatchWords.Read(command.Options.GetValueOrDefault(CardFields.On));
        if (events == WatchEvents.None)
        {
            return new Answer.Say(Strings.WatchOnWords, IsProblem: true);
        }

        var isForMe = command.Options.ContainsKey(CardFields.Me) && turn.Conversation.IsShared;
        var answer = await (isForMe ? ForMeAsync(command, events, turn, cancellationToken)
            : command.All ? AllHereAsync(events, turn, cancellationToken)
            : HereAsync(command, command.RequiredJob, events, turn, cancellationToken));
        scheduler.BeNeeded();
        return answer;
    }

    private async Task<Answer> AllHereAsync(WatchEvents events, Turn turn, CancellationToken cancellationToken)
    {
        var isNew = await watches.AddAsync(
            turn.Conversation.Place, turn.Account.Name, job: null, events, turn.Person, cancellationToken);
        return new Answer.Show(All(events, turn))
        {
            Line = isNew ? Sentence.InPlainText(Strings.LineWatchesAll, turn.Person.Name) : null,
        };
    }

    /// <summary>Gengo is asked first: nobody watches a job that it does not know.</summary>
    private async Task<Answer> HereAsync(Command command, JobId job, WatchEvents events, Turn turn, CancellationToken cancellationToken)
    {
        var (view, isNew) = await beginning.BeginAsync(
            turn.Conversation.Place, job, turn.Account, events, turn.Person, cancellationToken);
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

    private Task<Answer> ForMeAsync(Command command, WatchEvents events, Turn turn, CancellationToken cancellationToken) => own.StartAsync(
        turn,
        command.All ? null : command.RequiredJob,
        events,
        view => view is null
            ? new Answer.Show(All(events, turn))
            : JobCard.For(
                view with { Here = JobHere.Nothing with { IsWatched = true } }, turn.Role, time.GetUtcNow(),
                Sentence.InPlainText(Strings.WatchStarted, view.Job.Id, WatchWords.Of(events)), noticeTone: Tone.Good),
        cancellationToken);

    private static Card All(WatchEvents events, Turn turn) => new CardDraft()
        .Title(Strings.WatchAllTitle)
        .Line(Strings.WatchAllStarted, turn.Account.Name, WatchWords.Of(events))
        .Line(Tone.Subtle, Strings.WatchAllHow)
        .Buttons(WatchButtons.Watching(), WatchButtons.StopAll())
        .Done();
}
