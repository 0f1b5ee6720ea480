using Gengo;
using GengoBot.Accounts;
using GengoBot.Writes;

namespace GengoBot.Jobs;

/// <summary>A job as its card shows it, with the numbers of revisions and comments if Gengo returned them.</summary>
internal sealed record JobView(Job Job, GengoAccount Account)
{
    public int? Revisions { get; init; }

    public DateTimeOffset? NewestRevision { get; init; }

    public int? Comments { get; init; }

    /// <summary>What the card's conversation adds.</summary>
    public JobHere Here { get; init; } = JobHere.Nothing;

    /// <summary>The last write to the job through this bot.</summary>
    public JobWrite? LastAction { get; init; }
}
