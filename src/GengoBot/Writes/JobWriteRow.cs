using System.Text.Json;
using System.Text.Json.Serialization;
using Gengo;
using GengoBot.Conversations;

namespace GengoBot.Writes;

/// <summary>A row of <c>job_write</c>. SQLite's numbers are all 64 bits, so Dapper is given properties and no constructor.</summary>
internal sealed class JobWriteRow
{
    /// <summary>The columns by name: a prepared <c>SELECT *</c> fails when a newer replica migrates and the columns change.</summary>
    public const string Columns =
        "id, fence, account, job_id, kind, actor_id, actor_aad_id, actor_name, conversation_id, fingerprint, reference, state, result, "
        + "evidence, activity_id, words, started_at, ended_at";

    public long Id { get; init; }

    public long Fence { get; init; }

    public string Account { get; init; } = "";

    public long JobId { get; init; }

    public string Kind { get; init; } = "";

    public string ActorId { get; init; } = "";

    public string? ActorAadId { get; init; }

    public string ActorName { get; init; } = "";

    public string ConversationId { get; init; } = "";

    public string? Fingerprint { get; init; }

    public string Reference { get; init; } = "";

    public string State { get; init; } = "";

    public string? Result { get; init; }

    public string? Evidence { get; init; }

    public string? ActivityId { get; init; }

    public string? Words { get; init; }

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public static string WordFor(WriteState state) => state switch
    {
        WriteState.Done => "done",
        WriteState.Refused => "refused",
        WriteState.Lost => "lost",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A write ends done, refused or lost."),
    };

    public JobWrite ToAction() => new(
        Id,
        Fence,
        Account,
        new JobId(JobId),
        Kind,
        new Person(ActorId, ActorAadId, ActorName),
        ConversationId,
        Fingerprint,
        Reference,
        Enum.Parse<WriteState>(State, ignoreCase: true),
        Result,
        Evidence,
        DateTimeOffset.FromUnixTimeMilliseconds(StartedAt),
        EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null)
    {
        Delivery = ActivityId is null ? null : new InboundActivityKey(ConversationId, ActorId, ActivityId),
        Words = Words is null ? [] : JsonSerializer.Deserialize(Words, JobWriteJson.Default.IReadOnlyListString) ?? [],
    };

    /// <returns>Null where there are none.</returns>
    public static string? Write(IReadOnlyList<string> words) =>
        words.All(string.IsNullOrWhiteSpace) ? null : JsonSerializer.Serialize(words, JobWriteJson.Default.IReadOnlyListString);
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class JobWriteJson : JsonSerializerContext;
