using System.Text.Json.Serialization;

namespace Microsoft.Bot.Connector;

/// <summary>A conversation just opened, and the first message in it where one was sent along.</summary>
internal sealed record ConversationResourceResponse(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("activityId")] string? ActivityId,
    [property: JsonPropertyName("serviceUrl")] string? ServiceUrl);
