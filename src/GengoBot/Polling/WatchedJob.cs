using Gengo;

namespace GengoBot.Polling;

/// <summary>A job that somebody follows, as the poll before left it, taken for the next poll.</summary>
/// <param name="Fence">Rises with each look; who holds an older one was overtaken.</param>
/// <param name="Hints">How many came since the last poll.</param>
internal sealed record WatchedJob(string Account, JobId Id, long Fence, long Hints)
{
    /// <summary>When the previous poll began to read; null before the first.</summary>
    public DateTimeOffset? PolledAt { get; init; }

    /// <summary>What it found.</summary>
    public JobState? State { get; init; }

    /// <summary>How long it was to the next poll; zero before the first.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>The number of failed polls in a row.</summary>
    public int Failures { get; init; }

    /// <summary>The callbacks that led to this poll, oldest first.</summary>
    public IReadOnlyList<PendingCallbackHint> Heard { get; init; } = [];
}
