using GengoBot.Accounts;
using GengoBot.Commands;

namespace GengoBot.Jobs;

/// <summary>Tells conversations of a job by its card. Each conversation adds something else to it, so the card is drawn for each.</summary>
internal sealed class JobUpdates(JobInConversation places, TimeProvider time)
{
    /// <param name="everyone">The card for the conversation itself.</param>
    /// <param name="line">One short line with the person's name; null if nothing was done.</param>
    public JobUpdate Of(JobView view, Answer.Show everyone, string? line) => new(view.Job.Id, everyone, line)
    {
        DrawFor = async (there, cancellationToken) =>
        {
            var here = await places.FindAsync(there.Place.Id, view.Account.Name, view.Job.Id, cancellationToken);
            return JobCard.For(view with { Here = here }, Role.Admin, time.GetUtcNow());
        },
    };
}
