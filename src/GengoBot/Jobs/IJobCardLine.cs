using Gengo;

namespace GengoBot.Jobs;

/// <summary>Adds a line to a job's card in one conversation. A room registers its own; the card asks all of them.</summary>
internal interface IJobCardLine
{
    /// <param name="place">The conversation, without a thread.</param>
    Task<JobCardLine?> FindAsync(string place, string account, JobId job, CancellationToken cancellationToken);

    /// <summary>The same from memory, for a card that must not wait for the database.</summary>
    JobCardLine? Known(string place, string account, JobId job);
}
