#nullable disable

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

public class MessageReaction
{
    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>Members that this type does not know, kept for when it is written again.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement> Properties { get; set; }
}
