using System.Data.Common;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Notifications;
using GengoBot.Storage;
using GengoBot.Telemetry;
using GengoBot.Writes;
using Microsoft.Extensions.Options;

namespace GengoBot.Polling;

/// <summary>Reads a watched job at Gengo, and adds what is new to the outbox of those who watch it.</summary>
internal sealed partial class JobPoller(
    WatchedJobStore store, GengoAccounts accounts, IOptions<NotificationsOptions> options, TimeProvider time, ILogger<JobPoller> logger)
{
    /// <summary>A poll ends before another one may begin.</summary>
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(45);

    /// <summary>After so many refusals in a row, about a quarter of an hour, a job counts as deleted.</summary>
    private const int RefusalsUntilGone = 5;

    public async Task PollAsync(WatchedJob job, CancellationToken cancellationToken)
    {
        using var work = Traces.Work("poll", job.Heard.Select(static hint => hint.Trace));
        Measures.Polls.Add(1);
        try
        {
            if (accounts.Named(job.Account) is not { } account)
            {
                Log.NoAccount(logger, job.Id, job.Account);
                await store.FailAsync(job, cancellationToken);
                return;
            }

            var reading = await ReadAsync(job, account, cancellationToken);
            if (!await EndAsync(job, reading, account, cancellationToken))
            {
                Log.Overtaken(logger, job.Id);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.LetGoAsync(job);
            throw;
        }
        catch (Exception failed) when (failed is not DbException)
        {
            // Gengo's words may be the job's own: its code says enough.
            Log.Failed(
                logger, job.Id, job.Account, failed is GengoException { Code: var code } ? code : null, failed.GetType().Name,
                failed is GengoException ? null : failed);
            await store.FailAsync(job, cancellationToken);
        }
    }

    private async Task<JobSnapshot> ReadAsync(WatchedJob job, GengoAccount account, CancellationToken cancellationToken)
    {
        var beganAt = time.GetUtcNow();
        using var limit = new CancellationTokenSource(ReadWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var read = account.Gengo.GetJobAsync(job.Id, cancellationToken: either.Token);
            var comments = account.Gengo.GetCommentsAsync(job.Id, either.Token);
            await Task.WhenAll(read, comments);

            IReadOnlyList<Revision>? revisions = null;
            if (JobState.MayHaveNewRevisions(job.State, await read))
            {
                await store.AddCallAsync(job, either.Token);
                revisions = await account.Gengo.GetRevisionsAsync(job.Id, either.Token);
            }

            return new JobSnapshot(await read, KnownComment.In(await comments), revisions, beganAt);
        }
        catch (GengoException refused) when (
            refused.Code is GengoCodes.JobIdMissing or GengoCodes.JobNotAccessible
            && (job.Failures + 1 >= RefusalsUntilGone || job.State?.Status == JobState.Deleted))
        {
            return JobSnapshot.Gone(job.Id, beganAt);
        }
    }

    private Task<bool> EndAsync(WatchedJob job, JobSnapshot reading, GengoAccount account, CancellationToken cancellationToken)
    {
        var state = JobState.Of(reading, job.State, account.AutoApproveAfter);
        return store.EndAsync(
            job,
            reading,
            state,
            async (session, seen) =>
            {
                var news = ChangeDetector.Of(job, reading, state, seen, await OwnWrites.OfAsync(session, job, reading.BeganAt));
                await TellAsync(session, job, news);
                return news.Any(static finding => finding.Fact.Kind != JobChangeKind.Reminder)
                    || (job.State is not null && state != job.State);
            },
            cancellationToken);
    }

    /// <summary>Adds outbox entries in the order of the conversations' ids, so that two polls never wait for each other.</summary>
    private async Task TellAsync(DbSession session, WatchedJob job, IReadOnlyList<DetectedChange> news)
    {
        if (news.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var heard = job.Heard is [var first, ..] ? first : null;
        foreach (var watch in (await WatchStore.WatchersAsync(session, job.Account, job.Id)).OrderBy(
            static watch => watch.Place, StringComparer.Ordinal))
        {
            foreach (var (fact, cause) in news)
            {
                if (watch.Events.HasFlag(fact.Kind == JobChangeKind.Comment ? WatchEvents.Comments : WatchEvents.Status)
                    && !await IsOwnAsync(session, watch, cause))
                {
                    var message = new OutboxEntry(
                        watch.Place, job.Account, job.Id, watch.Id, fact, heard?.ReceivedAt, now + options.Value.MergeWindow);
                    await OutboxStore.AddAsync(session, message with { Trace = heard?.Trace ?? Traces.Current }, now);
                }
            }
        }
    }

    /// <summary>Whether the change was made in this conversation, or by the person whose chat this is.</summary>
    private static async Task<bool> IsOwnAsync(DbSession session, Watch watch, JobWrite? cause) => cause is not null
        && (Conversation.PlaceOf(cause.ConversationId) == watch.Place
            || (
                cause.Person.Id == watch.CreatedBy.Id
                    && await ConversationStore.FindAsync(session, watch.Place) is { Kind: ConversationKind.Personal }));

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning, "Job {Job} is watched in account {Account}, which the settings do not name any more; it is tried again.")]
        public static partial void NoAccount(ILogger logger, JobId job, string account);

        [LoggerMessage(LogLevel.Information, "Another poll overtook that of job {Job}.")]
        public static partial void Overtaken(ILogger logger, JobId job);

        [LoggerMessage(LogLevel.Warning, "Job {Job} of account {Account} could not be polled (code {Code}, {Reason}); it is tried again.")]
        public static partial void Failed(ILogger logger, JobId job, string account, int? code, string reason, Exception? exception);
    }
}
