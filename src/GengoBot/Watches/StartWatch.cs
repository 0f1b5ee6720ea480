using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Notifications;
using GengoBot.Scheduler;
using GengoBot.Teams.Outbound;

namespace GengoBot.Watches;

/// <summary>Has a conversation hear of a job, or of every job of its account; with <c>--me</c> the person's own chat.</summary>
internal sealed class StartWatch(WatchList watches, ConversationLifecycle places, PersonalChats chats, TeamsConversations teams, ConversationRulesReader rules, ShownJobStore shown, JobReader look, IWorkScheduler engine, TimeProvider time) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        var events = WatchWords.Read(command.Options.GetValueOrDefault(CardFields.On));
        if (events == WatchEvents.None)
        {
            return new Answer.Say(Strings.WatchOnWords, IsProblem: true);
        }

        // Gengo first: nobody watches a job that it does not know.
        var view = command.All ? null : await look.AtAsync(command.RequiredJob, turn.Account, cancellationToken) with { IsWatched = true };
        var isForMe = command.Options.ContainsKey(CardFields.Me) && turn.Conversation.IsShared;
        var answer = await (isForMe ? ForMeAsync(view, events, turn, cancellationToken) : HereAsync(command, view, events, turn, cancellationToken));
        engine.BeNeeded();
        return answer;
    }

    private async Task<Answer> HereAsync(Command command, JobView? view, WatchEvents events, Turn turn, CancellationToken cancellationToken)
    {
        var isNew = await watches.AddAsync(turn.Conversation.Place, turn.Account.Name, view?.Job.Id, events, turn.Person, cancellationToken);
        if (view is null)
        {
            return new Answer.Show(All(events, turn)) { Line = isNew ? Sentence.InPlainText(Strings.LineWatchesAll, turn.Person.Name) : null };
        }

        // The job's card is what news is told under, so there has to be one.
        var job = view.Job.Id;
        var sentence = Sentence.InPlainText(Strings.WatchStarted, job, WatchWords.Of(events));
        var line = isNew ? Sentence.InPlainText(Strings.LineWatches, turn.Person.Name, job) : null;
        return turn.Surface == InteractionKind.Typed && await shown.FindAsync(turn.Conversation.Id, turn.Account.Name, job, cancellationToken) is not { CardId: not null }
            ? JobCard.For(view, turn.ViewerOfCard, time.GetUtcNow(), sentence, noticeTone: Tone.Good)
            : WatchAnswer.Changed(command, turn, view, sentence, line, time.GetUtcNow());
    }

    private async Task<Answer> ForMeAsync(JobView? view, WatchEvents events, Turn turn, CancellationToken cancellationToken)
    {
        var speaks = true;
        var isReached = await chats.OpenAsync(
            turn,
            async (chat, token) =>
            {
                // A job is seen only where its account is spoken for: one's own chat may have chosen another.
                speaks = await rules.SpeaksForAsync(chat, turn.Person, turn.Account.Name, token);
                if (!speaks)
                {
                    return;
                }

                // What is sent shows that the chat takes messages.
                var card = view is null ? null : JobCard.For(view, turn.Role, time.GetUtcNow(), Sentence.InPlainText(Strings.WatchStarted, view.Job.Id, WatchWords.Of(events)), noticeTone: Tone.Good);
                var sent = await teams.PostAsync(chat, card?.Card ?? All(events, turn), token);
                await watches.AddAsync(chat, turn.Account.Name, view?.Job.Id, events, turn.Person, token);
                if (card?.Shown is { } seen)
                {
                    await shown.RememberAsync(chat.Id, turn.Account.Name, seen.Job, new ShownJob(sent, seen.Fingerprint), token);
                }

                await places.SeenAsync(chat, isSure: true);
            },
            cancellationToken);
        if (!speaks)
        {
            return new Answer.Say(Sentence.InPlainText(Strings.AccountNotInChat, turn.Person.Name, turn.Account.Name), IsProblem: true);
        }

        return isReached
            ? new Answer.Say(Sentence.InPlainText(Strings.WatchStartedForMe, turn.Person.Name))
            : new Answer.Say(Sentence.InPlainText(Strings.AddMeFirst, turn.Person.Name), IsProblem: true);
    }

    private static Card All(WatchEvents events, Turn turn) => new CardDraft()
        .Title(Strings.WatchAllTitle)
        .Line(Strings.WatchAllStarted, turn.Account.Name, WatchWords.Of(events))
        .Line(Tone.Subtle, Strings.WatchAllHow)
        .Buttons(WatchButtons.Watching(), WatchButtons.StopAll())
        .Done();
}
