using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Reflection;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Notifications;

namespace GengoBot.Access;

/// <summary>Shows the bot's own state: version, account, whether Gengo answers, and how polling and delivery are doing.</summary>
internal sealed partial class ShowStatus(DeliveryStatus state, TimeProvider time, ILogger<ShowStatus> logger) : ICommand
{
    private static readonly string Version = typeof(
        ShowStatus).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken)
    {
        if (command.Options.ContainsKey(CardFields.Retry))
        {
            return turn.May(Role.Admin)
                ? new Answer.Say(
                    Sentence.InPlainText(Strings.RetriedDeliveries, await state.RetryAsync(turn.Account.Name, cancellationToken)))
                : new Answer.Say(
                    Sentence.InPlainText(Strings.MayNot, $"{Verbs.Status} --{CardFields.Retry}", RoleWords.Of(Role.Admin)),
                    IsProblem: true);
        }

        var snapshot = await SnapshotAsync(turn, cancellationToken);
        var draft = new CardDraft()
            .Title(Strings.StatusTitle)
            .Facts([
                (Strings.StatusVersion, Version),
                (Strings.FactAccount, turn.Account.IsSandbox ? turn.Account.Name + " · " + Strings.Sandbox : turn.Account.Name),
                (Strings.StatusGengo, await GengoAnswersAsync(turn, cancellationToken)),
                (Strings.StatusYou, RoleWords.Of(turn.Role)),
                .. snapshot is null ? [(Strings.StatusDatabase, Strings.StatusNoDatabase)] : Facts(snapshot, turn),
            ]);
        foreach (var (format, arguments) in snapshot?.Trouble.Sentences() ?? [])
        {
            draft.Line(Tone.Attention, format, arguments);
        }

        if (snapshot is { Dead: > 0 } && turn.May(Role.Admin))
        {
            draft.Buttons(
                new Button(Strings.ButtonRetry, Verbs.Status, $"{Verbs.Status} --{CardFields.Retry}")
                {
                    Data = { [CardFields.Retry] = "true" },
                });
        }

        return new Answer.Show(draft.Done());
    }

    private async Task<DeliveryStatus.Snapshot?> SnapshotAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return await state.OfAsync(turn.Conversation.Place.Id, turn.Account.Name, cancellationToken);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private IEnumerable<(string, object)> Facts(DeliveryStatus.Snapshot now, Turn turn)
    {
        yield return (Strings.StatusWatches, now.Watches.ToString(CultureInfo.InvariantCulture));
        if (now.MutedUntil is { } until && Time(until) > time.GetUtcNow())
        {
            yield return (Strings.StatusMuted, Time(until) >= MuteStore.UntilUnmuted ? (object)Strings.StatusMutedForGood : Time(until));
        }

        yield return (Strings.StatusLook, Ago(now.PolledAt));
        yield return (Strings.StatusCallback, Ago(now.CalledBackAt));
        yield return (Strings.StatusQueue, now.OldestAt is { } oldest
            ? Sentence.InPlainText(
                Strings.StatusQueueSince, now.PendingHere, now.Pending, Durations.Roughly(time.GetUtcNow() - Time(oldest)))
            : Sentence.InPlainText(Strings.StatusQueueIs, now.PendingHere, now.Pending));
        if (now.DeadHere > 0)
        {
            var jobs = string.Join(", ", now.DeadJobs.Select(static job => Sentence.InPlainText(Strings.JobAlone, job)));
            yield return (
                Strings.StatusStuck, Sentence.InPlainText(Strings.StatusStuckAre, now.DeadHere, jobs, SendFailureText.Of(now.DeadBecause)));
        }

        if (turn.May(Role.Admin))
        {
            yield return (Strings.StatusStuckInAll, now.Dead.ToString(CultureInfo.InvariantCulture));
            yield return (Strings.StatusRefused, now.Refused.ToString(CultureInfo.InvariantCulture));
            yield return (Strings.StatusGone, now.Gone.ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Ago(long? at) =>
        at is { } then ? Sentence.InPlainText(Strings.StatusAgo, Durations.Roughly(time.GetUtcNow() - Time(then))) : Strings.StatusNever;

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    /// <summary>Reads a job that need not exist: that Gengo does not know it is an answer too.</summary>
    private async Task<string> GengoAnswersAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Account.Gengo.GetJobAsync(new JobId(1), cancellationToken: cancellationToken);
            return Strings.StatusGengoAnswers;
        }
        catch (GengoException refused)
        {
            if (refused.Code is GengoCodes.JobNotAccessible or GengoCodes.JobIdMissing)
            {
                return Strings.StatusGengoAnswers;
            }

            Log.NoAnswer(logger, turn.Reference, refused.Code, refused.HttpStatus);
            return GengoErrorText.For(refused, turn.Reference);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: Gengo did not answer as it should: code {Code}, HTTP status {Status}.")]
        public static partial void NoAnswer(ILogger logger, string reference, int? code, HttpStatusCode? status);
    }
}
