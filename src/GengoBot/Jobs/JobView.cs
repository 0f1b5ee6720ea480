using Gengo;
using GengoBot.Accounts;
using GengoBot.Writes;

namespace GengoBot.Jobs;

/// <summary>A job as its card shows it: the job, and how many revisions and comments it has, where Gengo said so.</summary>
internal sealed record JobView(Job Job, GengoAccount Account)
{
    public int? Revisions { get; init; }

    public DateTimeOffset? NewestRevision { get; init; }

    public int? Comments { get; init; }

    /// <summary>Whether the conversation that the card is for hears of it.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The last thing done to it through this bot.</summary>
    public JobWrite? LastAction { get; init; }
}
