using Gengo;
using GengoBot.Scheduler;
using GengoBot.Storage;

namespace GengoBot.Notifications;

/// <summary>A fact that a conversation is to hear of.</summary>
/// <param name="Place">The conversation, without a thread: <see cref="GengoBot.Conversations.Conversation.Place"/>.</param>
/// <param name="WatchId">Why: somebody set this watch.</param>
/// <param name="HeardAt">When Gengo's callback came that led to it; null where a look of our own found it.</param>
/// <param name="DueAt">Not sent before: others that come until then go along in one message.</param>
internal sealed record OutboxEntry(string Place, string Account, JobId Job, long WatchId, JobChange Fact, DateTimeOffset? HeardAt, DateTimeOffset DueAt)
{
    /// <summary>The trace in which it became known, as a W3C traceparent.</summary>
    public string? Trace { get; init; }

    /// <summary>Puts it on its way, in the transaction in which the fact becomes known. A fact that is on its way there already, or was, is not put again.</summary>
    public async Task<bool> AddAsync(DbSession session, DateTimeOffset now)
    {
        var isNew = await session.ExecuteAsync(
            """
            INSERT INTO outbox (conversation_id, dedupe_key, account, job_id, watch_id, body, created_at, heard_at, trace, due_at, state)
            VALUES (@Place, @Key, @Account, @Job, @WatchId, @Body, @Now, @Heard, @Trace, @Due, 'pending')
            ON CONFLICT (dedupe_key) DO NOTHING
            """,
            new
            {
                Place,
                Key = $"{Place}\n{Account}\n{Job}\n{Fact.Key}",
                Account,
                Job = Job.Value,
                WatchId,
                Body = Fact.ToJson(),
                Now = now.ToUnixTimeMilliseconds(),
                Heard = HeardAt?.ToUnixTimeMilliseconds(),
                Trace,
                Due = DueAt.ToUnixTimeMilliseconds(),
            }) == 1;
        if (isNew)
        {
            // "news" tells whoever is at this lane just now that it is not done yet: durable-work.md, "Tables".
            await session.ExecuteAsync(
                "UPDATE conversation SET news = news + 1, bucket = @Bucket, due_at = CASE WHEN due_at < @Due THEN due_at ELSE @Due END WHERE id = @Place",
                new { Place, Bucket = (long)Partitions.Of(Place), Due = DueAt.ToUnixTimeMilliseconds() });
        }

        return isNew;
    }
}
