using System.Text.Json.Serialization;

namespace GengoBot.Health;

/// <summary>The answer of <c>/readyz</c>.</summary>
/// <param name="Gengo">By account. Readiness does not depend on it: the bot itself tells people when Gengo does not answer.</param>
internal sealed record ReadinessReport(
    bool Ready, string Database, string Keys, string Scheduler, IReadOnlyDictionary<string, string> Gengo);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadinessReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
