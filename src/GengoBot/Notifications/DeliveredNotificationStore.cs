using Gengo;
using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Notifications;

/// <summary>What places were told.</summary>
internal sealed class DeliveredNotificationStore(BotDb db)
{
    /// <summary>The last thing that a place was told, or was told of one job.</summary>
    public Task<DeliveredNotification?> LastAsync(string place, string account, JobId? job, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            var ofJob = job is null ? "" : "AND job_id = @Job ";
            var row = await session.FirstAsync<Row>(
                $"SELECT job_id, watch_id, body, callback_at, created_at, sent_at FROM outbox WHERE conversation_id = @place AND account = @account {ofJob}AND state = 'sent' ORDER BY sent_at DESC, id DESC LIMIT 1",
                new { place, account, Job = job?.Value });
            var watch = row is null ? null : await session.FirstAsync<WatchRow>($"SELECT {WatchRow.Columns} FROM watch WHERE id = @WatchId AND conversation_id = @place", new { row.WatchId, place });
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
