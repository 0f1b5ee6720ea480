namespace GengoBot.Testing;

internal sealed class StoredWatch
{
    public string ConversationId { get; init; } = "";

    public long? PausedAt { get; init; }
}

internal sealed class StoredJob
{
    public long JobId { get; init; }

    public long DueAt { get; init; }

    public long Fence { get; init; }

    public long Hints { get; init; }

    public long Failures { get; init; }

    public long? PolledAt { get; init; }

    public string? Status { get; init; }
}

internal sealed class StoredHint
{
    public string DedupeKey { get; init; } = "";

    public string State { get; init; } = "";
}

internal sealed class StoredMessage
{
    public string ConversationId { get; init; } = "";

    public long JobId { get; init; }

    public long WatchId { get; init; }

    public string Body { get; init; } = "";

    public long? CallbackAt { get; init; }

    public long DueAt { get; init; }

    public string State { get; init; } = "";

    public long Attempts { get; init; }

    public string? LastError { get; init; }
}

internal sealed class StoredPlace
{
    public string Id { get; init; } = "";

    public string ServiceUrl { get; init; } = "";

    public long? DueAt { get; init; }

    public long? MutedUntil { get; init; }

    public long? GoneAt { get; init; }

    public string? GoneReason { get; init; }
}

internal sealed class StoredAudit
{
    public long JobId { get; init; }

    public string ActorName { get; init; } = "";

    public string Action { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string? Result { get; init; }
}

internal sealed class StoredWrite
{
    public long JobId { get; init; }

    public string State { get; init; } = "";

    public string? Words { get; init; }
}
