#nullable disable

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>What Teams adds to an activity; every part of it may be missing.</summary>
public class TeamsChannelData
{
    [JsonPropertyName("channel")]
    public ChannelInfo Channel { get; set; }

    [JsonPropertyName("eventType")]
    public string EventType { get; set; }

    [JsonPropertyName("team")]
    public TeamInfo Team { get; set; }

    [JsonPropertyName("notification")]
    public NotificationInfo Notification { get; set; }

    [JsonPropertyName("tenant")]
    public TenantInfo Tenant { get; set; }

    [JsonPropertyName("settings")]
    public TeamsChannelDataSettings Settings { get; set; }

    /// <summary>Members that this type does not know, kept for when it is written again.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement> Properties { get; set; }
}
