using Gengo;
using GengoBot.Account;
using GengoBot.Bot;
using GengoBot.Comments;
using GengoBot.Jobs;
using GengoBot.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace GengoBot.Reviews;

/// <summary>
/// A process may die in the middle of a write. What it left is taken over, here or by another replica: Gengo is read until the truth is known, the
/// record says it, and so does the job's card. Nothing is sent to Gengo a second time.
/// </summary>
internal sealed partial class UnfinishedActions(
    JobActionStore actions, ConversationStore conversations, Accounts accounts, JobLook look, Announcements announcements, IBotFrameworkHttpAdapter adapter, TimeProvider time, ILogger<UnfinishedActions> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Longer than one write takes with all of Gengo's patience: whoever has not held the job since is not at it any more.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first look can wait as well: a start has better things to do.
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ResolveAllAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotResolved(logger, exception);
            }
        }
    }

    internal async Task ResolveAllAsync(CancellationToken cancellationToken)
    {
        foreach (var left in await actions.RunningOlderThanAsync(time.GetUtcNow() - Abandoned, cancellationToken))
        {
            if (await actions.TakeOverAsync(left, cancellationToken) is { } mine)
            {
                await ResolveAsync(mine, cancellationToken);
            }
        }
    }

    private async Task ResolveAsync(JobAction action, CancellationToken cancellationToken)
    {
        if (accounts.Named(action.Account) is not { } account)
        {
            await actions.EndAsync(action, JobActionState.Lost, "no such account any more", cancellationToken);
            return;
        }

        try
        {
            var view = await look.AtAsync(action.Job, account, cancellationToken);
            var state = await TookEffectAsync(action, view, account, cancellationToken) ? JobActionState.Done : JobActionState.Refused;
            await actions.EndAsync(action, state, "found after a crash", cancellationToken);
            Log.Resolved(logger, action.Reference, action.Kind, action.Job, state);
            await TellAsync(action, account, cancellationToken);
        }
        catch (GengoException refused) when (refused is not GengoUnavailableException)
        {
            await actions.EndAsync(action, JobActionState.Lost, $"code {refused.Code}", cancellationToken);
        }
    }

    private static async Task<bool> TookEffectAsync(JobAction action, JobView view, GengoAccount account, CancellationToken cancellationToken) => action.Kind switch
    {
        AddComment.Verb => CommentEvidence.Parse(action.Evidence)?.IsFollowedIn(await account.Gengo.GetCommentsAsync(action.Job, cancellationToken)) == true,
        Approve.Verb => Approve.TookEffect(view.Job.Status),
        Revise.Verb => Revise.TookEffect(view.Job.Status),
        Reject.Verb => Reject.TookEffect(view.Job.Status),
        Cancel.Verb => Cancel.TookEffect(view.Job.Status),
        _ => false,
    };

    /// <summary>The job's card where it was clicked shows what is so; no line says it, since nobody is there who just did it.</summary>
    private async Task TellAsync(JobAction action, GengoAccount account, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(action.ConversationId, cancellationToken) is { } conversation)
        {
            var view = await look.AtAsync(action.Job, account, cancellationToken);
            var card = JobCard.For(view, Role.Admin, time.GetUtcNow());
            await announcements.TellAsync((BotAdapter)adapter, conversation, account.Name, new JobNews(action.Job, card, Line: null), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Reference}: {Verb} job {Job} was left unfinished; Gengo says: {State}.")]
        public static partial void Resolved(ILogger logger, string reference, string verb, JobId job, JobActionState state);

        [LoggerMessage(LogLevel.Error, "What was left unfinished could not be looked at; it is tried again.")]
        public static partial void NotResolved(ILogger logger, Exception exception);
    }
}
