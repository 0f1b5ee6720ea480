using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Storage;

namespace GengoBot.Notifications;

/// <summary>Finds notifications that were delivered.</summary>
internal sealed class DeliveredNotificationStore(BotDb db)
{
    /// <summary>Finds the last notification in a place, or the last one about a job there.</summary>
    public Task<DeliveredNotification?> LastAsync(string place, string account, JobId? job, CancellationToken cancellationToken) =>
        db.ReadAsync(
        async session =>
        {
            var ofJob = job is null ? "" : "AND job_id = @Job ";
            var row = await session.FirstAsync<Row>(
                $"""
                SELECT job_id, watch_id, body, callback_at, created_at, sent_at FROM outbox WHERE conversation_id = @place
                    AND account = @account {ofJob}AND state = 'sent' ORDER BY sent_at DESC, id DESC LIMIT 1
                """,
                new { place, account, Job = job?.Value });
            var watch = row is null ? null : await session.FirstAsync<WatchRow>(
                $"SELECT {WatchRow.Columns} FROM watch WHERE id = @WatchId AND conversation_id = @place", new { row.WatchId, place });
            return row?.ToTold(watch?.ToWatch());
        },
        cancellationToken);

    private sealed class Row
    {
        public long JobId { get; init; }

        public long WatchId { get; init; }

        public string Body { get; init; } = "";

        public long? CallbackAt { get; init; }

        public long CreatedAt { get; init; }

        public long? SentAt { get; init; }

        public DeliveredNotification ToTold(Watch? watch) => new(
            new JobId(JobId),
            JobChange.Parse(Body),
            DateTimeOffset.FromUnixTimeMilliseconds(SentAt ?? CreatedAt),
            CallbackAt is { } heard ? DateTimeOffset.FromUnixTimeMilliseconds(heard) : null,
            watch);
    }
}
