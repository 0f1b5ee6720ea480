namespace GengoBot.Outbox;

/// <summary>
/// A row of <c>outbox</c> that is to be sent. SQLite's numbers are all 64 bits, so Dapper is given properties and no constructor.
/// </summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public string Account { get; init; } = "";

    public long JobId { get; init; }

    public string Body { get; init; } = "";

    public long CreatedAt { get; init; }

    /// <summary>When Gengo's callback came that led to it.</summary>
    public long? CallbackAt { get; init; }

    /// <summary>The trace in which it became known.</summary>
    public string? Trace { get; init; }

    public long DueAt { get; init; }

    public long Attempts { get; init; }
}
