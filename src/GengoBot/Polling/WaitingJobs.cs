using Gengo;
using GengoBot.Storage;

namespace GengoBot.Polling;

/// <summary>Lists the watched jobs that wait for a decision, as their last polls found them.</summary>
internal sealed class WaitingJobs(BotDb db)
{
    /// <summary>A page of the jobs that a place watches, soonest automatic approval first; and how many there are.</summary>
    public Task<(IReadOnlyList<WaitingJob> Jobs, int Count)> PageAsync(
        string place, string account, long skip, int most, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            const string Waiting =
                """
                FROM watched_job WHERE account = @account AND status = 'reviewable'
                    AND EXISTS (SELECT 1 FROM watch WHERE watch.account = @account AND watch.job_id IN (watched_job.job_id, 0)
                        AND watch.conversation_id = @place)
                """;
            var values = new { place, account, skip, most };
            var rows = await session.ListAsync<WaitingRow>(
                $"""
                SELECT job_id, approves_at {Waiting} ORDER BY CASE WHEN approves_at IS NULL THEN 1 ELSE 0 END, approves_at, job_id
                    LIMIT @most OFFSET @skip
                """, values);
            var count = await session.FirstAsync<long>($"SELECT COUNT(*) {Waiting}", new { place, account });
            return ((IReadOnlyList<WaitingJob>)[.. rows.Select(static row => row.ToJob())], (int)count);
        },
        cancellationToken);

    private sealed class WaitingRow
    {
        public long JobId { get; init; }

        public long? ApprovesAt { get; init; }

        public WaitingJob ToJob() => new(new JobId(JobId), ApprovesAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }
}
