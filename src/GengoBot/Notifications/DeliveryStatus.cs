using GengoBot.Outbox;
using GengoBot.Storage;

namespace GengoBot.Notifications;

/// <summary>Counts what is watched, pending and dead, and retries dead letters.</summary>
internal sealed class DeliveryStatus(BotDb db, OutboxStore outbox)
{
    /// <summary>The most jobs with dead letters that are named.</summary>
    private const int MaxJobs = 5;

    /// <param name="place">The conversation that asks, without a thread.</param>
    public Task<Snapshot> OfAsync(string place, string account, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            var values = new { place, account, MaxJobs };
            var counts = await session.FirstAsync<Snapshot>(
                """
                SELECT
                    (SELECT COUNT(*) FROM outbox WHERE state = 'pending') AS pending,
                    (SELECT COUNT(*) FROM outbox WHERE state = 'pending' AND conversation_id = @place) AS pending_here,
                    (SELECT MIN(created_at) FROM outbox WHERE state = 'pending') AS oldest_at,
                    (SELECT COUNT(*) FROM outbox WHERE state = 'dead' AND account = @account) AS dead,
                    (SELECT COUNT(*) FROM outbox WHERE state = 'dead' AND account = @account AND conversation_id = @place) AS dead_here,
                    (SELECT MAX(polled_at) FROM watched_job WHERE account = @account) AS polled_at,
                    (SELECT MAX(received_at) FROM callback_hint WHERE account = @account) AS called_back_at,
                    (SELECT COUNT(*) FROM watch WHERE conversation_id = @place AND account = @account) AS watches,
                    (SELECT COUNT(*) FROM conversation WHERE gone_at IS NOT NULL) AS gone,
                    (SELECT COUNT(*) FROM delivery_queue WHERE refused_since IS NOT NULL) AS refused,
                    (SELECT muted_until FROM conversation WHERE id = @place) AS muted_until
                """,
                values) ?? new Snapshot();
            return counts with
            {
                DeadJobs = await session.ListAsync<long>(
                    """
                    SELECT job_id FROM outbox WHERE state = 'dead' AND account = @account AND conversation_id = @place GROUP BY job_id
                        ORDER BY MAX(id) DESC LIMIT @MaxJobs
                    """, values),
                DeadBecause = await session.FirstAsync<string>(
                    """
                    SELECT last_error FROM outbox WHERE state = 'dead' AND account = @account AND conversation_id = @place ORDER BY id DESC
                        LIMIT 1
                    """, values),
                Trouble = await PlaceTrouble.ReadAsync(session, place),
            };
        },
        cancellationToken);

    /// <param name="place">The conversation that asks, without a thread.</param>
    public Task<PlaceTrouble> TroubleAsync(string place, CancellationToken cancellationToken) =>
        db.ReadAsync(session => PlaceTrouble.ReadAsync(session, place), cancellationToken);

    /// <summary>Tries what was given up anew, from the beginning.</summary>
    /// <returns>How many entries.</returns>
    public Task<int> RetryAsync(string account, CancellationToken cancellationToken) => outbox.RetryAsync(account, cancellationToken);

    /// <summary>Counts and times; Unix milliseconds.</summary>
    internal sealed record Snapshot
    {
        public long Pending { get; init; }

        public long PendingHere { get; init; }

        public long? OldestAt { get; init; }

        public long Dead { get; init; }

        public long DeadHere { get; init; }

        public IReadOnlyList<long> DeadJobs { get; init; } = [];

        /// <summary>Why the newest of them here was given up: a code of Teams' or of the bot's own.</summary>
        public string? DeadBecause { get; init; }

        /// <summary>The reasons why messages do not come here.</summary>
        public PlaceTrouble Trouble { get; init; } = new();

        /// <summary>In how many conversations Teams takes nothing.</summary>
        public long Refused { get; init; }

        public long? PolledAt { get; init; }

        public long? CalledBackAt { get; init; }

        public long Watches { get; init; }

        public long Gone { get; init; }

        public long? MutedUntil { get; init; }
    }
}
