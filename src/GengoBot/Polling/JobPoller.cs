using System.Data.Common;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Outbox;
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

    /// <summary>
    /// Takes what somebody has just read for a poll: those who watch already hear what is new in it, and the next poll compares with it. So
    /// to whoever begins to watch now, all that follows is news, whichever poll sees it first.
    /// </summary>
    /// <param name="before">The job as it was known before it was read.</param>
    /// <returns>The job's fence after that; null where a poll came between, and nothing was written.</returns>
    public async Task<long?> TakeForPollAsync(
        WatchedJob before, JobSnapshot reading, GengoAccount account, CancellationToken cancellationToken)
    {
        await store.KeepAsync(before.Account, before.Id, cancellationToken);

        // A hint may have come while the job was read, so all stay for a poll of their own.
        return await EndAsync(before with { Hints = 0 }, reading, account, cancellationToken) ? before.Fence + 1 : null;
    }

    private async Task<JobSnapshot> ReadAsync(WatchedJob job, GengoAccount account, CancellationToken cancellationToken)
    {
        var beganAt = time.GetUtcNow();
        using var limit = new CancellationTokenSource(ReadWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var read = account.Background.GetJobAsync(job.Id, cancellationToken: either.Token);
            var comments = account.Background.GetCommentsAsync(job.Id, either.Token);
            await Task.WhenAll(read, comments);

            IReadOnlyList<Revision>? revisions = null;
            if (JobState.MayHaveNewRevisions(job.State, await read))
            {
                await store.AddCallAsync(job, either.Token);
                revisions = await account.Background.GetRevisionsAsync(job.Id, either.Token);
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
        var isCalled = job.Heard.Any(static hint => hint.Kind == CallbackHintKind.Job);
        var state = JobState.Of(reading, job.State, account.AutoApproveAfter, isCalled);
        return store.EndAsync(
            job,
            reading,
            state,
            async (session, seen) =>
            {
                var news = ChangeDetector.Of(job, reading, state, seen, await OwnWrites.OfAsync(session, job, reading.BeganAt));
                await TellAsync(session, job, news);
                return news.Any(static finding => finding.Fact.Kind != JobChangeKind.Reminder && finding.OldFrom is null)
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
            foreach (var (fact, cause) in news.Where(finding => finding.OldFrom is null || watch.Since < finding.OldFrom))
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
