using GengoBot.Storage;

namespace GengoBot.Notifications;

/// <summary>The reasons why messages do not reach a conversation. Times are Unix milliseconds; null: there is no such reason.</summary>
internal sealed record PlaceTrouble
{
    public long? RefusedSince { get; init; }

    public string? RefusedBecause { get; init; }

    public long? RepliesOnlySince { get; init; }

    public string? RepliesOnlyBecause { get; init; }

    public long PausedWatches { get; init; }

    public long? WatchesPausedSince { get; init; }

    public bool IsNone => RefusedSince is null && RepliesOnlySince is null && PausedWatches == 0;

    /// <param name="place">A conversation without a thread.</param>
    public static async Task<PlaceTrouble> ReadAsync(DbSession session, string place) => await session.FirstAsync<PlaceTrouble>(
        """
        SELECT refused_since, refused_because, replies_only_since, replies_only_because,
            (SELECT COUNT(*) FROM watch WHERE watch.conversation_id = @place AND paused_at IS NOT NULL) AS paused_watches,
            (SELECT MIN(paused_at) FROM watch WHERE watch.conversation_id = @place) AS watches_paused_since
        FROM conversation LEFT JOIN delivery_queue ON delivery_queue.conversation_id = conversation.id WHERE conversation.id = @place
        """,
        new { place }) ?? new PlaceTrouble();

    /// <summary>A sentence for each, with the time since when it is so.</summary>
    public IEnumerable<(string Format, object?[] Arguments)> Sentences()
    {
        if (RefusedSince is { } refused)
        {
            yield return (Strings.TroubleRefusedSince, [Time(refused), SendFailureText.Of(RefusedBecause)]);
        }

        if (RepliesOnlySince is { } replies)
        {
            yield return (Strings.TroubleRepliesOnly, [Time(replies), SendFailureText.Of(RepliesOnlyBecause)]);
        }

        if (WatchesPausedSince is { } paused)
        {
            yield return (Strings.TroublePaused, [PausedWatches, Time(paused)]);
        }
    }

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
