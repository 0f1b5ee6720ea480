using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Comments;
using GengoBot.Conversations;
using GengoBot.Hosting;
using GengoBot.Jobs;
using GengoBot.Teams.Outbound;
using GengoBot.Writes;

namespace GengoBot.Reviews;

/// <summary>
/// A process may die in the middle of a write. What it left is taken over, here or by another replica: Gengo is read until the truth is known, the
/// record says it, and so does the job's card. Nothing is sent to Gengo a second time.
/// </summary>
internal sealed partial class UnfinishedWrites(
    JobWriteStore actions, ConversationStore conversations, GengoAccounts accounts, JobReader look, WatchStore watches,
    ReadBack readBack, JobUpdates updates, Announcements announcements, TimeProvider time, ILogger<UnfinishedWrites> logger)
    : RecurringWork(UnfinishedWrites.FirstAfter, TimeSpan.FromSeconds(15), time)
{
    /// <summary>A start has better things to do, and after a crash somebody waits.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ResolveAllAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotLooked(logger, exception);
        }
    }

    /// <summary>Side by side: none waits for another one, whose Gengo may be slow.</summary>
    internal async Task ResolveAllAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll((await actions.LeftAsync(cancellationToken)).Select(left => TakeOverAsync(left, cancellationToken)));

    private async Task TakeOverAsync(JobWrite left, CancellationToken cancellationToken)
    {
        if (await actions.TakeOverAsync(left, cancellationToken) is not { } mine)
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
            await actions.LeaveAsync(mine, cancellationToken);
        }
    }

    private async Task ResolveAsync(JobWrite action, CancellationToken cancellationToken)
    {
        if (accounts.Named(action.Account) is not { } account)
        {
            Log.NotToBeFound(logger, action.Reference, action.Kind, action.Job);
            await GiveUpAsync(action, cancellationToken);
            return;
        }

        if (accounts.AreSeveral)
        {
            CardAccount.Is(account.Name, isNamed: account.Name != accounts.Default);
        }

        JobView view;
        WriteState state;
        try
        {
            (view, state) = await LookAsync(action, account, cancellationToken);
            if (state == WriteState.Refused)
            {
                // What the dead process sent may still have been on its way.
                await Task.Delay(readBack.SecondLook, Time, cancellationToken);
                (view, state) = await LookAsync(action, account, cancellationToken);
            }
        }
        catch (GengoException refused) when (refused.Code is 2050 or 2100)
        {
            // The job is gone, so no later look will tell. Any other refusal may pass.
            Log.NotToBeFound(logger, action.Reference, action.Kind, action.Job);
            await GiveUpAsync(action, cancellationToken);
            return;
        }

        if (await actions.EndAsync(action, state, WriteResult.FoundLater, cancellationToken))
        {
            Log.Resolved(logger, action.Reference, action.Kind, action.Job, state);
            await TellAsync(action, state, view, account, cancellationToken);
        }
    }

    private async Task GiveUpAsync(JobWrite action, CancellationToken cancellationToken)
    {
        if (await actions.EndAsync(action, WriteState.Lost, WriteResult.NotToBeFound, cancellationToken))
        {
            await TellAsync(action, view: null, Strings.ResolvedNever, cancellationToken);
        }
    }

    private async Task<(JobView View, WriteState State)> LookAsync(JobWrite action, GengoAccount account, CancellationToken cancellationToken)
    {
        var view = await look.AtAsync(action.Job, account, cancellationToken);
        return (view, await TookEffectAsync(action, view, account, cancellationToken) ? WriteState.Done : WriteState.Refused);
    }

    private static async Task<bool> TookEffectAsync(JobWrite action, JobView view, GengoAccount account, CancellationToken cancellationToken) => action.Kind switch
    {
        WriteKind.Comment => CommentEvidence.Parse(action.Evidence)?.IsFollowedIn(await account.Gengo.GetCommentsAsync(action.Job, cancellationToken)) == true,
        _ => WriteKind.TookEffect(action.Kind, view.Job.Status),
    };

    /// <summary>The conversation where it was begun sees the job as it is now, and reads what became of the decision: somebody still waits for that.</summary>
    private async Task TellAsync(JobWrite action, WriteState state, JobView view, GengoAccount account, CancellationToken cancellationToken)
    {
        var last = await actions.LastAsync(account.Name, action.Job, otherThan: WriteKind.Comment, cancellationToken);
        var isWatched = await watches.IsWatchedAsync(Conversation.PlaceOf(action.ConversationId), account.Name, action.Job, cancellationToken);
        await TellAsync(action, view with { LastAction = last, IsWatched = isWatched }, state == WriteState.Done ? Strings.ResolvedDone : Strings.ResolvedNotDone, cancellationToken);
    }

    private async Task TellAsync(JobWrite action, JobView? view, string sentence, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(action.ConversationId, cancellationToken) is { } conversation)
        {
            var line = Sentence.InPlainText(sentence, action.Person.Name, action.Kind, action.Job);
            var update = view is null ? new JobUpdate(action.Job, Card: null, line) : updates.Of(view, JobCard.For(view, Role.Admin, Time.GetUtcNow()), line);
            await announcements.TellWithOriginAsync(conversation, action.Account, update, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Reference}: {Verb} job {Job} was left unfinished; Gengo says: {State}.")]
        public static partial void Resolved(ILogger logger, string reference, string verb, JobId job, WriteState state);

        [LoggerMessage(LogLevel.Error, "{Reference}: {Verb} job {Job} was left unfinished, and neither account nor job is there to tell how it ended.")]
        public static partial void NotToBeFound(ILogger logger, string reference, string verb, JobId job);

        [LoggerMessage(LogLevel.Warning, "{Reference}: {Verb} job {Job} was left unfinished and could not be looked into; it is tried again.")]
        public static partial void NotResolved(ILogger logger, string reference, string verb, JobId job, Exception exception);

        [LoggerMessage(LogLevel.Error, "What was left unfinished could not be looked for; it is tried again.")]
        public static partial void NotLooked(ILogger logger, Exception exception);
    }
}
