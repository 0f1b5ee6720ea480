namespace Gengo;

/// <summary>
/// A job's status. Gengo adds statuses, and an unknown one is kept as it came. Two statuses are equal if they mean the same, however they
/// are spelled: <c>cancelled</c> is <see cref="Canceled"/>, <c>held</c> is <see cref="Hold"/>, and case does not matter.
/// </summary>
/// <param name="Raw">The word as Gengo sent it; empty if it sent none.</param>
public readonly record struct JobStatus(string Raw)
{
    /// <summary>Accepted, but not yet shown to translators.</summary>
    public static JobStatus Queued { get; } = new("queued");

    /// <summary>Waits for a translator. A job can be canceled in this status only.</summary>
    public static JobStatus Available { get; } = new("available");

    /// <summary>A translator works on the job.</summary>
    public static JobStatus Pending { get; } = new("pending");

    /// <summary>
    /// Translated, and waits to be approved, sent back or rejected. After some days without a decision, Gengo approves the job.
    /// </summary>
    public static JobStatus Reviewable { get; } = new("reviewable");

    /// <summary>Sent back to the translator.</summary>
    public static JobStatus Revising { get; } = new("revising");

    /// <summary>Approved, and the translator is paid. This status is final.</summary>
    public static JobStatus Approved { get; } = new("approved");

    /// <summary>Rejected. Gengo's support looks at it.</summary>
    public static JobStatus Rejected { get; } = new("rejected");

    /// <summary>Canceled. This status is final.</summary>
    public static JobStatus Canceled { get; } = new("canceled");

    /// <summary>Held by Gengo's staff.</summary>
    public static JobStatus Hold { get; } = new("hold");

    /// <summary>Compares the meaning, not the spelling.</summary>
    public bool Equals(JobStatus other) => ToString() == other.ToString();

    /// <summary>Is the same for statuses with the same meaning.</summary>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Shows the word in lower case, in the spelling that this type uses.</summary>
    public override string ToString() => Raw?.Trim().ToLowerInvariant() switch
    {
        null => "",
        "cancelled" => "canceled",
        "held" => "hold",
        var word => word,
    };
}
