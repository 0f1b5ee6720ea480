using Gengo;

namespace GengoBot.Outbox;

/// <summary>One message to a conversation: all that is pending there about one job.</summary>
internal sealed record OutboxMessage(string Account, JobId Job, IReadOnlyList<OutboxRow> Rows)
{
    /// <summary>The time of the first row; later ones go along.</summary>
    public long DueAt => Rows[0].DueAt;

    public long Attempts => Rows.Max(static row => row.Attempts);

    /// <summary>A time at which all of it was known. Times in rows are cut to milliseconds.</summary>
    public DateTimeOffset KnownBy => DateTimeOffset.FromUnixTimeMilliseconds(Rows.Max(static row => row.CreatedAt) + 1);

    /// <summary>When Gengo's first callback came that led to it; null where none did.</summary>
    public long? CallbackAt => Rows.Min(static row => row.CallbackAt);

    public IReadOnlyList<JobChange> Facts() => [.. Rows.Select(static row => JobChange.Parse(row.Body))];

    /// <summary>Groups rows into messages, in the order of their first rows.</summary>
    public static IReadOnlyList<OutboxMessage> Of(IEnumerable<OutboxRow> rows) =>
        [.. rows.GroupBy(static row => (row.Account, row.JobId))
            .Select(static group => new OutboxMessage(group.Key.Account, new JobId(group.Key.JobId), [.. group]))];
}
