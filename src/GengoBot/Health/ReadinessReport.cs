using System.Text.Json.Serialization;

namespace GengoBot.Health;

/// <summary>What decides, and what is told besides.</summary>
/// <param name="Gengo">By account. Nobody's readiness depends on it: the bot says so itself when Gengo does not answer.</param>
internal sealed record ReadinessReport(bool Ready, string Database, string Keys, string Engine, IReadOnlyDictionary<string, string> Gengo);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadinessReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
