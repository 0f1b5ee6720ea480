using System.Globalization;
using Gengo;
using GengoBot.Notifications;
using GengoBot.Storage;
using GengoBot.Watches.Callbacks;

namespace GengoBot.Watches.Looks;

/// <summary>Something new.</summary>
/// <param name="Cause">What led to it, where that was done through this bot.</param>
internal sealed record Finding(Fact Fact, JobAction? Cause = null);

/// <summary>Says what is new about a job since the look before.</summary>
internal static class News
{
    /// <summary>
    /// At a first look all is old, but for what Gengo called about: comments that are not older than this before its call (which may be the repeat of one
    /// that did not arrive), or the job's status.
    /// </summary>
    private static readonly TimeSpan CallReach = TimeSpan.FromHours(1);

    /// <param name="state">The job as it is now.</param>
    /// <param name="seen">The keys of the comments that were there before.</param>
    /// <returns>In the order in which it happened.</returns>
    public static IReadOnlyList<Finding> Of(WatchedJob before, JobReading reading, JobState state, IReadOnlySet<string> seen, OwnActions own) =>
    [
        .. Comments(before, reading, seen, own).Concat(Progress(before, reading, state, own)).OrderBy(finding => finding.Fact.At ?? reading.BeganAt),
        .. Reminders.At(reading.BeganAt, state.ApprovesAt) is { } reminder ? [new Finding(reminder)] : Array.Empty<Finding>(),
    ];

    private static IEnumerable<Finding> Comments(WatchedJob before, JobReading reading, IReadOnlySet<string> seen, OwnActions own)
    {
        var from = before.State is null ? FirstCall(before, HintKind.Comment) - CallReach : DateTimeOffset.MinValue;
        foreach (var comment in reading.Thread.Where(comment => !seen.Contains(comment.Key) && (comment.Comment.CreatedAt ?? reading.BeganAt) >= from))
        {
            var cause = own.CauseOf(comment);
            yield return new Finding(
                new Fact(FactKind.Comment, $"comment:{comment.Key}")
                {
                    At = comment.Comment.CreatedAt,
                    Author = comment.Comment.Author.Raw,
                    Text = comment.Comment.Body,
                    By = cause?.Person.Name,
                },
                cause);
        }
    }

    /// <summary>A new status, or in the same status a new text: a translation that comes to be reviewed is one piece of news, not two.</summary>
    private static IEnumerable<Finding> Progress(WatchedJob before, JobReading reading, JobState state, OwnActions own)
    {
        var newest = reading.Revisions is [.., var last] ? last : null;
        if (before.State is { } old ? old.Status != state.Status : FirstCall(before, HintKind.Job) is not null && state.Status != JobState.Deleted)
        {
            var cause = own.CauseOf(state.Status);
            yield return new Finding(
                new Fact(FactKind.Status, string.Create(CultureInfo.InvariantCulture, $"status:{reading.BeganAt.ToUnixTimeMilliseconds()}.{before.Fence}"))
                {
                    At = state.Status == JobStatus.Reviewable ? newest?.CreatedAt : null,
                    Status = reading.Job.Status.Raw,
                    By = cause?.Person.Name,
                },
                cause);
        }
        else if (newest is not null && before.State is { } known && (state.Revisions > known.Revisions || state.Fingerprint != known.Fingerprint))
        {
            yield return new Finding(new Fact(FactKind.Revision, $"revision:{newest.Id}.{state.Fingerprint}") { At = newest.CreatedAt, Revision = state.Revisions });
        }
    }

    private static DateTimeOffset? FirstCall(WatchedJob job, HintKind kind) => job.Heard.FirstOrDefault(hint => hint.Kind == kind)?.ReceivedAt;
}
