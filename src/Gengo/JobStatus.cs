namespace Gengo;

/// <summary>
/// Where a job stands. The set is open: Gengo adds words, and an unknown one is kept as it came. Two statuses are equal when they mean the
/// same, whatever the spelling: <c>cancelled</c> is <see cref="Canceled"/>, <c>held</c> is <see cref="Hold"/>, and case does not count.
/// </summary>
/// <param name="Raw">The word as Gengo sent it; empty when there was none.</param>
public readonly record struct JobStatus(string Raw)
{
    /// <summary>Accepted, and not yet seen by translators.</summary>
    public static JobStatus Queued { get; } = new("queued");

    /// <summary>Waits for a translator. The only status in which a job can be cancelled.</summary>
    public static JobStatus Available { get; } = new("available");

    /// <summary>A translator works on it.</summary>
    public static JobStatus Pending { get; } = new("pending");

    /// <summary>Done, and waits for approve, revise or reject. Gengo approves by itself after some days.</summary>
    public static JobStatus Reviewable { get; } = new("reviewable");

    /// <summary>Sent back to the translator.</summary>
    public static JobStatus Revising { get; } = new("revising");

    /// <summary>Accepted and paid. Final.</summary>
    public static JobStatus Approved { get; } = new("approved");

    /// <summary>Rejected, and with Gengo's support.</summary>
    public static JobStatus Rejected { get; } = new("rejected");

    /// <summary>Cancelled. Final.</summary>
    public static JobStatus Canceled { get; } = new("canceled");

    /// <summary>Held by Gengo's staff.</summary>
    public static JobStatus Hold { get; } = new("hold");

    /// <summary>Equal in meaning.</summary>
    public bool Equals(JobStatus other) => ToString() == other.ToString();

    /// <summary>Of the meaning, as equality is.</summary>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The word in lower case and in the spelling of the members here.</summary>
    public override string ToString() => Raw?.Trim().ToLowerInvariant() switch
    {
        null => "",
        "cancelled" => "canceled",
        "held" => "hold",
        var word => word,
    };
}
