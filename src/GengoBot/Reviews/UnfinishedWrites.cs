using Gengo;
using GengoBot.Accounts;
using GengoBot.Comments;
using GengoBot.Hosting;
using GengoBot.Jobs;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>
/// Takes over the writes that a dead process left, of this replica or another: reads Gengo until the truth is known, records it, and tells
/// the conversation. Nothing is sent to Gengo a second time.
/// </summary>
internal sealed partial class UnfinishedWrites(
    JobWriteStore writes, GengoAccounts accounts, JobReader jobs, ReadBack readBack, ResolvedWriteNotice notice, TimeProvider time,
    ILogger<UnfinishedWrites> logger)
    : RecurringWork(UnfinishedWrites.FirstAfter, TimeSpan.FromSeconds(5), time)
{
    /// <summary>Soon, since somebody waits after a crash, but not as a part of the start.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ResolveAllAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotFound(logger, exception);
        }
    }

    /// <summary>Resolves them side by side, so that none waits for another whose Gengo account is slow.</summary>
    internal async Task ResolveAllAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll((await writes.LeftAsync(cancellationToken)).Select(left => TakeOverAsync(left, cancellationToken)));

    private async Task TakeOverAsync(JobWrite left, CancellationToken cancellationToken)
    {
        if (await writes.TakeOverAsync(left, cancellationToken) is not { } mine)
        {
            return;
        }

        try
        {
            await ResolveAsync(mine, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotResolved(logger, mine.Reference, mine.Kind, mine.Job, exception);
            await writes.LeaveAsync(mine, cancellationToken);
        }
    }

    private async Task ResolveAsync(JobWrite write, CancellationToken cancellationToken)
    {
        if (accounts.Named(write.Account) is not { } account)
        {
            await GiveUpAsync(write, cancellationToken);
            return;
        }

        JobView? view = null;
        WriteState state;
        try
        {
            state = await readBack.TwiceAsync(TookEffectAsync, cancellationToken) ? WriteState.Done : WriteState.Refused;
        }
        catch (GengoException refused) when (refused.Code is GengoCodes.JobIdMissing or GengoCodes.JobNotAccessible)
        {
            // The job is gone, so no later read will tell. Any other refusal may pass.
            await GiveUpAsync(write, cancellationToken);
            return;
        }

        var answer = ResolvedWriteNotice.AnswerTo(write, state);
        if (view is not null && await writes.EndAsync(write, state, WriteResult.FoundLater, cancellationToken, answer))
        {
            Log.Resolved(logger, write.Reference, write.Kind, write.Job, state);
            await notice.TellAsync(write, state, view, cancellationToken);
        }

        async Task<bool> TookEffectAsync(CancellationToken within)
        {
            view = await jobs.AtAsync(write.Job, account, within);
            return write.Kind == WriteKind.Comment
                ? CommentEvidence.Parse(write.Evidence)?.IsFollowedIn(await account.Gengo.GetCommentsAsync(write.Job, within)) == true
                : WriteKind.TookEffect(write.Kind, view.Job.Status);
        }
    }

    private async Task GiveUpAsync(JobWrite write, CancellationToken cancellationToken)
    {
        Log.NotToBeFound(logger, write.Reference, write.Kind, write.Job);
        var answer = ResolvedWriteNotice.AnswerTo(write, WriteState.Lost);
        if (await writes.EndAsync(write, WriteState.Lost, WriteResult.NotToBeFound, cancellationToken, answer))
        {
            await notice.TellAsync(write, WriteState.Lost, view: null, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Reference}: {Verb} job {Job} was left unfinished; according to Gengo it is {State}.")]
        public static partial void Resolved(ILogger logger, string reference, string verb, JobId job, WriteState state);

        [LoggerMessage(
            LogLevel.Error,
            "{Reference}: {Verb} job {Job} was left unfinished, and its account or job is gone, so how it ended stays unknown.")]
        public static partial void NotToBeFound(ILogger logger, string reference, string verb, JobId job);

        [LoggerMessage(LogLevel.Warning, "{Reference}: {Verb} job {Job} was left unfinished and could not be resolved; it is tried again.")]
        public static partial void NotResolved(ILogger logger, string reference, string verb, JobId job, Exception exception);

        [LoggerMessage(LogLevel.Error, "Unfinished writes could not be found; it is tried again.")]
        public static partial void NotFound(ILogger logger, Exception exception);
    }
}
