using System.Globalization;
using Gengo;
using GengoBot.Outbox;
using GengoBot.Writes;

namespace GengoBot.Polling;

/// <summary>A change that a poll found.</summary>
/// <param name="Cause">The write through this bot that caused it; null if none did.</param>
internal sealed record DetectedChange(JobChange Fact, JobWrite? Cause = null)
{
    /// <summary>To a watch that began then or later it is old. Null: it is news to all.</summary>
    public DateTimeOffset? OldFrom { get; init; }
}

/// <summary>Finds what has changed in a job since the previous poll.</summary>
internal static class ChangeDetector
{
    /// <summary>
    /// At a first poll, what Gengo called about is news to all: comments that are not older than this before its call (which may be the
    /// repeat of one that did not arrive), or the job's status. Other comments are news to those who watched when they were made.
    /// </summary>
    private static readonly TimeSpan CallReach = TimeSpan.FromHours(1);

    /// <summary>Gengo's times are whole seconds, cut off.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(1);

    /// <param name="state">The job as it is now.</param>
    /// <param name="seen">The keys of the comments that were there before.</param>
    /// <returns>In the order in which it happened.</returns>
    public static IReadOnlyList<DetectedChange> Of(
        WatchedJob before, JobSnapshot reading, JobState state, IReadOnlySet<string> seen, OwnWrites own) =>
    [
        .. Comments(before, reading, seen, own)
        .Concat(Progress(before, reading, state, own))
        .OrderBy(finding => finding.Fact.At ?? reading.BeganAt),
        .. Reminders.At(reading.BeganAt, state.ApprovesAt) is { } reminder ? [new DetectedChange(reminder)] : Array.Empty<DetectedChange>(),
    ];

    private static IEnumerable<DetectedChange> Comments(WatchedJob before, JobSnapshot reading, IReadOnlySet<string> seen, OwnWrites own)
    {
        var from = before.State is null ? FirstCall(before, CallbackHintKind.Comment) - CallReach : DateTimeOffset.MinValue;
        foreach (var comment in reading.Thread.Where(comment => !seen.Contains(comment.Key)))
        {
            var isNewToAll = (comment.Comment.CreatedAt ?? reading.BeganAt) >= from;
            if (!isNewToAll && comment.Comment.CreatedAt is null)
            {
                continue;
            }

            var cause = own.CauseOf(comment);
            yield return new DetectedChange(
                new JobChange(JobChangeKind.Comment, $"comment:{comment.Key}")
                {
                    At = comment.Comment.CreatedAt,
                    Author = comment.Comment.Author.Raw,
                    Text = comment.Comment.Body,
                    By = cause?.Person.Name,
                },
                cause)
            {
                OldFrom = isNewToAll ? null : comment.Comment.CreatedAt + ClockStep,
            };
        }
    }

    /// <summary>
    /// A new status, or in the same status a new text: a translation that comes to be reviewed is one piece of news, not two.
    /// </summary>
    private static IEnumerable<DetectedChange> Progress(WatchedJob before, JobSnapshot reading, JobState state, OwnWrites own)
    {
        var newest = reading.Revisions is [.., var last] ? last : null;
        var isCalled = FirstCall(before, CallbackHintKind.Job) is not null;
        var isChanged = before.State is { } old ? old.Status != state.Status : isCalled && state.Status != JobState.Deleted;
        if (isChanged || (isCalled && before.State?.StatusAssumedAt is not null))
        {
            var cause = own.CauseOf(state.Status);
            yield return new DetectedChange(
                new JobChange(
                    JobChangeKind.Status,
                    string.Create(CultureInfo.InvariantCulture, $"status:{reading.BeganAt.ToUnixTimeMilliseconds()}.{before.Fence}"))
                {
                    At = state.Status == JobStatus.Reviewable ? newest?.CreatedAt : null,
                    Status = reading.Job.Status.Raw,
                    By = cause?.Person.Name,
                },
                cause)
            {
                // Gengo's call about it came later than the first poll, which could not know that it was new.
                OldFrom = isChanged ? null : before.State?.StatusAssumedAt,
            };
        }
        else if (newest is not null && before.State is { } known
            && (state.Revisions > known.Revisions || state.Fingerprint != known.Fingerprint))
        {
            yield return new DetectedChange(
                new JobChange(JobChangeKind.Revision, $"revision:{newest.Id}.{state.Fingerprint}")
                {
                    At = newest.CreatedAt,
                    Revision = state.Revisions,
                });
        }
    }

    private static DateTimeOffset? FirstCall(WatchedJob job, CallbackHintKind kind) =>
        job.Heard.FirstOrDefault(hint => hint.Kind == kind)?.ReceivedAt;
}
