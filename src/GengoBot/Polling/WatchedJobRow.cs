using Gengo;

namespace GengoBot.Polling;

/// <summary>A row of <c>watched_job</c>. SQLite's numbers are all 64 bits, so Dapper is given properties and no constructor.</summary>
internal sealed class WatchedJobRow
{
    public const string Columns =
        "account, job_id, fence, hints, poll_interval, failures, polled_at, status, fingerprint, revisions, approves_at, slug, "
        + "source_language, target_language, status_assumed_at";

    public string Account { get; init; } = "";

    public long JobId { get; init; }

    public long Fence { get; init; }

    public long Hints { get; init; }

    public long PollInterval { get; init; }

    public long Failures { get; init; }

    public long? PolledAt { get; init; }

    public string? Status { get; init; }

    public string? Fingerprint { get; init; }

    public long? Revisions { get; init; }

    public long? ApprovesAt { get; init; }

    public string? Slug { get; init; }

    public string? SourceLanguage { get; init; }

    public string? TargetLanguage { get; init; }

    public long? StatusAssumedAt { get; init; }

    public JobId Id => new(JobId);

    public WatchedJob ToJob(IReadOnlyList<PendingCallbackHint> heard) => new(Account, Id, Fence, Hints)
    {
        PolledAt = Time(PolledAt),
        State = PolledAt is null ? null
            : new JobState(new JobStatus(Status ?? ""), Fingerprint ?? "", (int)(Revisions ?? 0), Time(ApprovesAt))
            {
                Slug = Slug,
                Source = SourceLanguage,
                Target = TargetLanguage,
                StatusAssumedAt = Time(StatusAssumedAt),
            },
        Interval = TimeSpan.FromMilliseconds(PollInterval),
        Failures = (int)Failures,
        Heard = heard,
    };

    private static DateTimeOffset? Time(long? at) => at is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}
