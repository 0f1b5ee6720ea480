using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The answer to an activity whose delivery mode is <c>expectReplies</c>.</summary>
internal sealed record ExpectedReplies([property: JsonPropertyName("activities")] IReadOnlyList<Activity> Activities);
