using Gengo;
using GengoBot.Accounts;
using GengoBot.Conversations;
using GengoBot.Jobs;
using GengoBot.Polling;

namespace GengoBot.Watches;

/// <summary>
/// Begins a watch of one job with what is read for its card: whatever happens after that is news, whichever poll sees it first.
/// </summary>
internal sealed class WatchBeginning(WatchList watches, JobReader jobs, WatchedJobStore watched, JobPoller poller)
{
    /// <summary>Where a poll comes between, it has told others what is new, so the job is read again.</summary>
    private const int MaxReads = 4;

    /// <returns>The job as it was when the watch began, and whether the watch is new.</returns>
    public async Task<(JobView View, bool IsNew)> BeginAsync(
        Conversation place, JobId job, GengoAccount account, WatchEvents events, Person person, CancellationToken cancellationToken)
    {
        for (var reads = 1; ; reads++)
        {
            var before = await watched.FindAsync(account.Name, job, cancellationToken);
            var reading = await jobs.WholeAsync(job, account, cancellationToken);
            if (reading.Comments is not { } comments || reading.Revisions is not { } revisions || reads == MaxReads)
            {
                // The next poll is a first one, and goes by the times of what it finds.
                return (reading.View, await watches.AddAsync(place, account.Name, job, events, person, cancellationToken));
            }

            var snapshot = new JobSnapshot(reading.View.Job, KnownComment.In(comments), revisions, reading.BeganAt);
            if (await poller.TakeForPollAsync(before, snapshot, account, cancellationToken) is { } fence
                && await watches.AddAsync(place, account.Name, job, events, person, fence, cancellationToken) is { } isNew)
            {
                return (reading.View, isNew);
            }
        }
    }
}
