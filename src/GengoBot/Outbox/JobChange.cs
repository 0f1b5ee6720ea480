using System.Text.Json;
using System.Text.Json.Serialization;

namespace GengoBot.Outbox;

/// <summary>The kinds of change that are reported.</summary>
internal enum JobChangeKind
{
    /// <summary>Somebody wrote into the job's thread at Gengo.</summary>
    Comment,

    /// <summary>The job's status is another.</summary>
    Status,

    /// <summary>The translator saved a new text.</summary>
    Revision,

    /// <summary>Gengo approves the job by itself before long.</summary>
    Reminder,
}

/// <summary>One thing that happened to a watched job, as it was read at Gengo; never as a callback claimed it.</summary>
/// <param name="Key">Identifies the change within its job: found twice, it has the same key.</param>
internal sealed record JobChange(JobChangeKind Kind, string Key)
{
    /// <summary>When it happened, where Gengo says so.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Gengo's word for the author of a comment. Foreign text.</summary>
    public string? Author { get; init; }

    /// <summary>The text of a comment. Foreign text.</summary>
    public string? Text { get; init; }

    /// <summary>Gengo's word for the status. Foreign text.</summary>
    public string? Status { get; init; }

    /// <summary>The number of a revision, from 1.</summary>
    public int? Revision { get; init; }

    /// <summary>When Gengo approves by itself, for a reminder.</summary>
    public DateTimeOffset? ApprovesAt { get; init; }

    /// <summary>The name of the person who did it through this bot; null if nobody did. Foreign text.</summary>
    public string? By { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, JobChangeJson.Default.JobChange);

    /// <summary>Omits the text, which belongs in no log.</summary>
    public override string ToString() => $"{Kind} {Key}";

    public static JobChange Parse(string json) =>
        JsonSerializer.Deserialize(json, JobChangeJson.Default.JobChange) ?? throw new JsonException("A fact is an object.");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JobChange))]
internal sealed partial class JobChangeJson : JsonSerializerContext;
