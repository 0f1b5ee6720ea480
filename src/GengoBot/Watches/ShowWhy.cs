using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Notifications;
using GengoBot.Outbox;

namespace GengoBot.Watches;

/// <summary>
/// Explains the last notification here: which watch it came from, whose that is, and how the bot heard of the change. Says also what keeps
/// others from coming.
/// </summary>
internal sealed class ShowWhy(DeliveredNotificationStore told, ShownJobStore shown, DeliveryStatus state) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        // In a thread about one job, the question is about that job.
        var conversation = turn.Conversation;
        var job = command.Job
            ?? (
                conversation.Id == conversation.Place.Id ? null
                    : await shown.OnlyJobOfAsync(conversation.Id, turn.Account.Name, cancellationToken));
        var last = await told.LastAsync(conversation.Place.Id, turn.Account.Name, job, cancellationToken);
        var trouble = await state.TroubleAsync(conversation.Place.Id, cancellationToken);
        if (last is null && trouble.IsNone)
        {
            return new Answer.Say(Strings.WhyNothing);
        }

        var draft = new CardDraft().Title(Strings.WhyTitle);
        foreach (var (format, arguments) in trouble.Sentences())
        {
            draft.Line(Tone.Attention, format, arguments);
        }

        return new Answer.Show((last is null ? draft.Line(Strings.WhyNothing) : Explain(draft, last)).Done());
    }

    private static CardDraft Explain(CardDraft draft, DeliveredNotification told)
    {
        draft.Line(What(told.Fact.Kind), told.Job, told.SentAt);
        if (told.Watch is { } watch)
        {
            draft.Line(
                watch.Job is null ? Strings.WhyWatchAll : Strings.WhyWatch, WatchWords.Of(watch.Events), watch.CreatedBy.Name,
                watch.CreatedAt);
        }
        else
        {
            draft.Line(Strings.WhyEnded);
        }

        if (told.CallbackAt is { } heard)
        {
            draft.Line(Tone.Subtle, Strings.WhyHeard, heard);
        }
        else
        {
            draft.Line(Tone.Subtle, Strings.WhyLooked);
        }

        return draft.Buttons(Buttons(told));
    }

    private static string What(JobChangeKind kind) => kind switch
    {
        JobChangeKind.Comment => Strings.WhyComment,
        JobChangeKind.Revision => Strings.WhyRevision,
        JobChangeKind.Reminder => Strings.WhyReminder,
        _ => Strings.WhyStatus,
    };

    private static IEnumerable<Button> Buttons(DeliveredNotification told)
    {
        yield return WatchButtons.Open(told.Job);
        if (told.Watch is { } watch)
        {
            yield return watch.Job is null ? WatchButtons.StopAll() : WatchButtons.Stop(told.Job);
            yield return WatchButtons.Mute(told.Job);
        }

        yield return WatchButtons.Watching();
    }
}
