using GengoBot.Accounts;
using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Jobs;

/// <summary>Tells conversations of a job by its card. Each conversation watches other jobs, so the card is drawn for each.</summary>
internal sealed class JobUpdates(WatchStore watches, TimeProvider time)
{
    /// <param name="everyone">The card for the conversation itself.</param>
    /// <param name="line">One short line with the person's name; null if nothing was done.</param>
    public JobUpdate Of(JobView view, Answer.Show everyone, string? line) => new(view.Job.Id, everyone, line)
    {
        DrawFor = async (there, cancellationToken) =>
        {
            var isWatched = await watches.IsWatchedAsync(there.Place.Id, view.Account.Name, view.Job.Id, cancellationToken);
            return JobCard.For(view with { IsWatched = isWatched }, Role.Admin, time.GetUtcNow());
        },
    };
}
