using Gengo;

namespace GengoBot.Polling;

/// <summary>The state of a job that a poll stores for the next one, beside its comments.</summary>
/// <param name="ApprovesAt">When Gengo approves by itself; null while the job waits for no decision.</param>
internal sealed record JobState(JobStatus Status, string Fingerprint, int Revisions, DateTimeOffset? ApprovesAt)
{
    /// <summary>Empty where the job has none; null from polls of before it was kept.</summary>
    public string? Slug { get; init; }

    /// <summary>A language's code, as the next one.</summary>
    public string? Source { get; init; }

    public string? Target { get; init; }

    /// <summary>When a first poll took the status for old, and Gengo has not called about it since; null where its age is known.</summary>
    public DateTimeOffset? StatusAssumedAt { get; init; }

    /// <summary>Gengo's own word of late. Here it stands for a job that Gengo knows no more.</summary>
    public static JobStatus Deleted { get; } = new("deleted");

    /// <summary>Nothing happens to it any more but a late comment, which Gengo calls about.</summary>
    public bool IsFinal => Status == JobStatus.Approved || Status == JobStatus.Canceled || Status == Deleted;

    /// <summary>Whether its revisions have to be read: not as long as status and text are what they were.</summary>
    public static bool MayHaveNewRevisions(JobState? before, Job job) =>
        before is null || before.Status != job.Status || before.Fingerprint != Jobs.Fingerprint.Of(job);

    /// <param name="isCalled">Whether Gengo called about the status.</param>
    public static JobState Of(JobSnapshot reading, JobState? before, TimeSpan autoApproveAfter, bool isCalled = false) => new(
        reading.Job.Status,
        Jobs.Fingerprint.Of(reading.Job),
        reading.Revisions?.Count ?? before?.Revisions ?? 0,
        reading.Job.Status != JobStatus.Reviewable ? null
            : reading.Revisions is { } revisions
                ? ((revisions is [.., var newest] ? newest.CreatedAt : null) ?? reading.BeganAt) + autoApproveAfter
            : before?.ApprovesAt)
    {
        StatusAssumedAt = isCalled ? null
            : before is null ? reading.BeganAt
            : before.Status == reading.Job.Status ? before.StatusAssumedAt : null,

        // Of a job that is gone Gengo says nothing: what was known stays.
        Slug = reading.Job.Status == Deleted ? before?.Slug : reading.Job.Slug ?? "",
        Source = reading.Job.Status == Deleted ? before?.Source : reading.Job.SourceLanguage,
        Target = reading.Job.Status == Deleted ? before?.Target : reading.Job.TargetLanguage,
    };
}
