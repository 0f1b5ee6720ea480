using Gengo;

namespace GengoBot.Conversations;

/// <summary>A row of <c>watch</c>. SQLite's numbers are all 64 bits, so Dapper is given properties and no constructor.</summary>
internal sealed class WatchRow
{
    public const string Columns =
        "watch.id, watch.conversation_id, watch.account, watch.job_id, watch.events, watch.created_by_id, watch.created_by_aad_id, "
        + "watch.created_by_name, watch.created_at, watch.since, watch.muted_until, watch.paused_at";

    public const string CommentsWord = "comments";
    public const string StatusWord = "status";

    public long Id { get; init; }

    public string ConversationId { get; init; } = "";

    public string Account { get; init; } = "";

    public long JobId { get; init; }

    public string Events { get; init; } = "";

    public string CreatedById { get; init; } = "";

    public string? CreatedByAadId { get; init; }

    public string CreatedByName { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? Since { get; init; }

    public long? MutedUntil { get; init; }

    public long? PausedAt { get; init; }

    public static string Words(WatchEvents events) => events switch
    {
        WatchEvents.Comments => CommentsWord,
        WatchEvents.Status => StatusWord,
        WatchEvents.All => $"{CommentsWord},{StatusWord}",
        _ => throw new ArgumentOutOfRangeException(nameof(events), events, "A watch tells of something."),
    };

    public Watch ToWatch() => new(
        Id,
        ConversationId,
        Account,
        JobId == 0 ? null : new JobId(JobId),
        Events switch
        {
            CommentsWord => WatchEvents.Comments,
            StatusWord => WatchEvents.Status,
            _ => WatchEvents.All,
        },
        new Person(CreatedById, CreatedByAadId, CreatedByName),
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
        Time(MutedUntil))
    {
        Since = DateTimeOffset.FromUnixTimeMilliseconds(Since ?? CreatedAt),
        PausedAt = Time(PausedAt),
    };

    private static DateTimeOffset? Time(long? at) => at is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
