using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Notifications;

namespace GengoBot.Watches;

/// <summary>Holds back notifications for a while: all of them here, or those of one job.</summary>
internal sealed class Mute(MuteStore quiet, TimeProvider time) : ICommand
{
    public Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = command.Time is { } span ? time.GetUtcNow() + span : null;
        return command.Job is { } job ? JobAsync(job, until, turn, cancellationToken)
            : PlaceAsync(until ?? MuteStore.UntilUnmuted, turn, cancellationToken);
    }

    private async Task<Answer> PlaceAsync(DateTimeOffset until, Turn turn, CancellationToken cancellationToken)
    {
        await quiet.MuteAsync(turn.Conversation.Place, until, cancellationToken);
        return turn.Kind == InteractionKind.Execute
            ? new Answer.Say(Sentence.InPlainText(Strings.MutedUntil, until))
            {
                Line = Sentence.InPlainText(Strings.LineMuted, turn.Person.Name, until),
            }
            : new Answer.Show(new CardDraft().Line(Strings.MutedUntil, until).Buttons(WatchButtons.Unmute()).Done());
    }

    private async Task<Answer> JobAsync(JobId job, DateTimeOffset? until, Turn turn, CancellationToken cancellationToken)
    {
        if (!await quiet.MuteAsync(turn.Conversation.Place.Id, turn.Account.Name, job, until ?? MuteStore.UntilUnmuted, cancellationToken))
        {
            return new Answer.Say(Sentence.InPlainText(Strings.NotWatched, job), IsProblem: true);
        }

        // The clicked notification stays; others read a line beside it.
        var (format, values) = until is { } end ? (Strings.MutedJobUntil, new object[] { job, end }) : (Strings.MutedJob, [job]);
        return turn.Kind == InteractionKind.Execute
            ? new Answer.Say(Sentence.InPlainText(format, values))
            {
                Line = Sentence.InPlainText(Strings.LineMutedJob, turn.Person.Name, job),
            }
            : new Answer.Show(new CardDraft().Line(format, values).Buttons(WatchButtons.Unmute(job)).Done());
    }
}
