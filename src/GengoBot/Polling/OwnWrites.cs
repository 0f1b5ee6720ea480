using Gengo;
using GengoBot.Comments;
using GengoBot.Storage;
using GengoBot.Writes;

namespace GengoBot.Polling;

/// <summary>Recent writes to a job through this bot. Nobody is notified of their own writes; the others read who did it.</summary>
internal sealed class OwnWrites(IReadOnlyList<JobWrite> actions, DateTimeOffset since)
{
    /// <summary>How much the clocks of Gengo and of this machine may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>How far a first poll looks back.</summary>
    private static readonly TimeSpan FirstReach = TimeSpan.FromHours(1);

    /// <summary>A decision brings one comment along: those that had theirs.</summary>
    private readonly HashSet<long> _spoken = [];

    /// <summary>Reads recent writes, also those that are running or lost: Gengo may show their effect already.</summary>
    public static async Task<OwnWrites> OfAsync(DbSession session, WatchedJob job, DateTimeOffset now)
    {
        var since = job.PolledAt ?? now - FirstReach;
        var rows = await session.ListAsync<JobWriteRow>(
            $"""
            SELECT {JobWriteRow.Columns} FROM job_write WHERE account = @Account AND job_id = @Job AND state <> 'refused'
                AND (ended_at IS NULL OR ended_at >= @Since) ORDER BY id
            """,
            new { job.Account, Job = job.Id.Value, Since = (since - ClockSkew).ToUnixTimeMilliseconds() });
        return new OwnWrites([.. rows.Select(static row => row.ToAction())], since);
    }

    /// <summary>The write that led to this status; null if none did.</summary>
    public JobWrite? CauseOf(JobStatus status) =>
        actions.LastOrDefault(action => WriteKind.TookEffect(action.Kind, status) && (action.EndedAt is not { } ended || ended >= since));

    /// <summary>The write that added the comment; null if none did.</summary>
    public JobWrite? CauseOf(KnownComment comment) => comment.Fingerprint is null
        ? null
        : actions.FirstOrDefault(
            action => action.Kind == WriteKind.Comment
                && CommentEvidence.Parse(action.Evidence) == new CommentEvidence(comment.Fingerprint, comment.Before))
            ?? DecisionWith(comment.Comment);

    /// <summary>
    /// What is written to the translator with a decision joins the thread, and no trace of its words is kept here: it is known by its time.
    /// </summary>
    private JobWrite? DecisionWith(Comment comment)
    {
        var decision = actions.FirstOrDefault(action => action.Kind is WriteKind.Revise or WriteKind.Reject
            && comment.CreatedAt >= action.StartedAt - ClockSkew
                && (action.EndedAt is not { } ended || comment.CreatedAt <= ended + ClockSkew)
            && !_spoken.Contains(action.Id));
        if (decision is not null)
        {
            _spoken.Add(decision.Id);
        }

        return decision;
    }
}
