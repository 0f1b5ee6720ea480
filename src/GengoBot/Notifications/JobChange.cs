using System.Text.Json;
using System.Text.Json.Serialization;

namespace GengoBot.Notifications;

/// <summary>What kind of news it is.</summary>
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
/// <param name="Key">By what to know it again: the same fact found twice has the same key, within its job.</param>
internal sealed record JobChange(JobChangeKind Kind, string Key)
{
    /// <summary>When it happened, where Gengo says so.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Of a comment: Gengo's word for who wrote it. Foreign.</summary>
    public string? Author { get; init; }

    /// <summary>Of a comment: its words. Foreign.</summary>
    public string? Text { get; init; }

    /// <summary>Of a status: Gengo's word. Foreign.</summary>
    public string? Status { get; init; }

    /// <summary>Of a revision: its number as people count them, from 1.</summary>
    public int? Revision { get; init; }

    /// <summary>Of a reminder: when Gengo approves.</summary>
    public DateTimeOffset? ApprovesAt { get; init; }

    /// <summary>Who did it through this bot; null for what came from elsewhere. Foreign.</summary>
    public string? By { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, JobChangeJson.Default.JobChange);

    /// <summary>Without its words, which belong into no log.</summary>
    public override string ToString() => $"{Kind} {Key}";

    public static JobChange Parse(string json) => JsonSerializer.Deserialize(json, JobChangeJson.Default.JobChange) ?? throw new JsonException("A fact is an object.");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JobChange))]
internal sealed partial class JobChangeJson : JsonSerializerContext;
