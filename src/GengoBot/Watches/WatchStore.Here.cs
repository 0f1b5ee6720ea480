using System.Collections.Concurrent;
using System.Data.Common;
using Gengo;

namespace GengoBot.Watches;

internal sealed partial class WatchStore
{
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<(string Place, string Account, JobId Job), bool> _known = new();

    /// <summary>Whether the place hears of the job: of it alone, or of all of the account's.</summary>
    public async Task<bool> IsWatchedAsync(string place, string account, JobId job, CancellationToken cancellationToken)
    {
        try
        {
            var isWatched = await db.ReadAsync(
                session => session.FirstAsync<long>(
                    "SELECT id FROM watch WHERE account = @account AND job_id IN (@Job, 0) AND conversation_id = @place LIMIT 1", new { place, account, Job = job.Value }),
                cancellationToken) > 0;
            Remember(place, account, job, isWatched);
            return isWatched;
        }
        catch (DbException)
        {
            // Whoever wants to read a job does not need the database for it.
            return WasWatched(place, account, job);
        }
    }

    /// <summary>The same as it was when somebody asked last; no where nobody did. For a click that must not wait for it: the card is asked for anew before long.</summary>
    public bool WasWatched(string place, string account, JobId job) => _known.GetValueOrDefault((place, account, job));

    /// <summary>The watches of a place, those that tell nothing now as well.</summary>
    public Task<IReadOnlyList<Watch>> ListAsync(string place, string account, CancellationToken cancellationToken) => db.ReadAsync(
        async session => (IReadOnlyList<Watch>)[.. (await session.ListAsync<WatchRow>(
            $"SELECT {WatchRow.Columns} FROM watch WHERE conversation_id = @place AND account = @account ORDER BY job_id, id", new { place, account })).Select(static row => row.ToWatch())],
        cancellationToken);

    /// <summary>How many watches a place has, of whichever account.</summary>
    public async Task<int> CountAsync(string place, CancellationToken cancellationToken) =>
        (int)await db.ReadAsync(session => session.FirstAsync<long>("SELECT COUNT(*) FROM watch WHERE conversation_id = @place", new { place }), cancellationToken);

    /// <summary>Takes the paused watches of a place up again. What happened meanwhile is not told: where nobody else heard of a job, its next look is a first one.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> ResumeAsync(string place, CancellationToken cancellationToken) => db.WriteAsync(
        async session =>
        {
            var paused = await session.ListAsync<WatchRow>(
                "SELECT account, job_id FROM watch WHERE conversation_id = @place AND paused_at IS NOT NULL ORDER BY account, job_id", new { place });
            foreach (var watch in paused)
            {
                JobId? job = watch.JobId == EveryJob ? null : new JobId(watch.JobId);
                await StartAnewAsync(session, watch.Account, job, Now);
                if (job is { } one)
                {
                    await LookAtAsync(session, watch.Account, one, Now);
                }
            }

            return await session.ExecuteAsync("UPDATE watch SET paused_at = NULL WHERE conversation_id = @place AND paused_at IS NOT NULL", new { place });
        },
        cancellationToken);

    /// <summary>A page of the watched jobs that wait for a decision, soonest automatic approval first; and how many there are.</summary>
    public Task<(IReadOnlyList<WaitingJob> Jobs, int Count)> WaitingAsync(string place, string account, long skip, int most, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            const string Waiting =
                """
                FROM watched_job WHERE account = @account AND status = 'reviewable'
                    AND EXISTS (SELECT 1 FROM watch WHERE watch.account = @account AND watch.job_id IN (watched_job.job_id, 0) AND watch.conversation_id = @place)
                """;
            var values = new { place, account, skip, most };
            var rows = await session.ListAsync<WaitingRow>(
                $"SELECT job_id, approves_at {Waiting} ORDER BY CASE WHEN approves_at IS NULL THEN 1 ELSE 0 END, approves_at, job_id LIMIT @most OFFSET @skip", values);
            var count = await session.FirstAsync<long>($"SELECT COUNT(*) {Waiting}", new { place, account });
            return ((IReadOnlyList<WaitingJob>)[.. rows.Select(static row => row.ToJob())], (int)count);
        },
        cancellationToken);

    private void Remember(string place, string account, JobId? job, bool isWatched)
    {
        if (job is not { } one || _known.Count >= MostKnown)
        {
            Forget();
        }
        else
        {
            _known[(place, account, one)] = isWatched;
        }
    }

    private void Forget() => _known.Clear();

    private sealed class WaitingRow
    {
        public long JobId { get; init; }

        public long? ApprovesAt { get; init; }

        public WaitingJob ToJob() => new(new JobId(JobId), ApprovesAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
    }
}
