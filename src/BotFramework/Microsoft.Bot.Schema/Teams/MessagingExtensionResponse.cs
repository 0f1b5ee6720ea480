#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionResponse
{
    [JsonPropertyName("composeExtension")]
    public MessagingExtensionResult ComposeExtension { get; set; }

    [JsonPropertyName("cacheInfo")]
    public CacheInfo CacheInfo { get; set; }
}
