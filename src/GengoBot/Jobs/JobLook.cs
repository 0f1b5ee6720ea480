using System.Data.Common;
using Gengo;
using GengoBot.Account;
using GengoBot.Comments;
using GengoBot.Storage;

namespace GengoBot.Jobs;

/// <summary>Reads a job for its card. The job itself must be had; revisions and comments are extra, asked for at the same time.</summary>
internal sealed class JobLook(JobActionStore actions)
{
    public async Task<JobView> AtAsync(JobId id, GengoAccount account, CancellationToken cancellationToken, bool machineTranslation = false)
    {
        var job = account.Gengo.GetJobAsync(id, machineTranslation, cancellationToken);
        var extras = ExtrasAsync(id, account, cancellationToken);
        return await CompleteAsync(await job, account, extras);
    }

    /// <summary>The same for a job that was just read.</summary>
    public Task<JobView> AroundAsync(Job job, GengoAccount account, CancellationToken cancellationToken) =>
        CompleteAsync(job, account, ExtrasAsync(job.Id, account, cancellationToken));

    private async Task<JobView> CompleteAsync(Job job, GengoAccount account, Task<(IReadOnlyList<Revision>? Revisions, IReadOnlyList<Comment>? Comments)> extras)
    {
        var (revisions, comments) = await extras;
        return new JobView(job, account)
        {
            Revisions = revisions?.Count,
            NewestRevision = revisions is [.., var newest] ? newest.CreatedAt : null,
            Comments = comments?.Count,
            LastAction = await LastActionAsync(job.Id, account),
        };
    }

    private async Task<JobAction?> LastActionAsync(JobId job, GengoAccount account)
    {
        try
        {
            return await actions.LastAsync(account.Name, job, otherThan: AddComment.Verb, CancellationToken.None);
        }
        catch (DbException)
        {
            // Whoever wants to read a job does not need the database for it.
            return null;
        }
    }

    private static async Task<(IReadOnlyList<Revision>?, IReadOnlyList<Comment>?)> ExtrasAsync(JobId id, GengoAccount account, CancellationToken cancellationToken)
    {
        var revisions = OrNothingAsync(account.Gengo.GetRevisionsAsync(id, cancellationToken));
        var comments = OrNothingAsync(account.Gengo.GetCommentsAsync(id, cancellationToken));
        return (await revisions, await comments);
    }

    private static async Task<IReadOnlyList<T>?> OrNothingAsync<T>(Task<IReadOnlyList<T>> reading)
    {
        try
        {
            return await reading;
        }
        catch (GengoException)
        {
            // The card says less; the job itself answers for the error, if there is one.
            return null;
        }
    }
}
