using GengoBot.Notifications.Engine;
using GengoBot.Storage;

namespace GengoBot.Watches;

/// <summary>The messages on their way to one place.</summary>
internal static class Lane
{
    /// <summary>What is held there is looked at again now: it may be time for it, or not yet.</summary>
    public static Task<int> WakeAsync(DbSession session, string place, long now) => session.ExecuteAsync(
        "UPDATE conversation SET due_at = @now, news = news + 1, bucket = @Bucket WHERE id = @place", new { place, now, Bucket = (long)Buckets.Of(place) });

    /// <summary>Nothing more goes there.</summary>
    public static Task<int> DropAsync(DbSession session, string place) => session.ExecuteAsync(
        "UPDATE outbox SET state = 'dropped' WHERE conversation_id = @place AND state = 'pending'", new { place });
}
