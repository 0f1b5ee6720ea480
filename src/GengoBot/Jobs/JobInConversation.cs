using System.Data.Common;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Conversations;

namespace GengoBot.Jobs;

/// <summary>Finds what a job's card shows in one conversation only: whether it is watched there, and the lines of other rooms.</summary>
internal sealed class JobInConversation(JobReader jobs, WatchStore watches, IEnumerable<IJobCardLine> lines)
{
    private readonly IJobCardLine[] _lines = [.. lines];

    /// <summary>Reads the job as <see cref="JobReader.RecentAsync"/> does, for its card in this conversation.</summary>
    /// <param name="place">The conversation, without a thread.</param>
    public async Task<JobView> RecentAsync(string place, JobId job, GengoAccount account, DateTimeOffset since)
    {
        var here = FindAsync(place, account.Name, job, CancellationToken.None);
        var view = await jobs.RecentAsync(job, account, since);
        return view with { Here = await here };
    }

    public async Task<JobHere> FindAsync(string place, string account, JobId job, CancellationToken cancellationToken)
    {
        var isWatched = watches.IsWatchedAsync(place, account, job, cancellationToken);
        var found = await Task.WhenAll(_lines.Select(line => OrNothingAsync(line.FindAsync(place, account, job, cancellationToken))));
        return new JobHere(await isWatched, [.. found.OfType<JobCardLine>()]);
    }

    /// <summary>The same from memory: nobody waits longer for a decision because of what is beside it.</summary>
    public JobHere Known(string place, string account, JobId job) =>
        new(watches.WasWatched(place, account, job), [.. _lines.Select(line => line.Known(place, account, job)).OfType<JobCardLine>()]);

    private static async Task<JobCardLine?> OrNothingAsync(Task<JobCardLine?> finding)
    {
        try
        {
            return await finding;
        }
        catch (DbException)
        {
            // A job can be read without the database.
            return null;
        }
    }
}
