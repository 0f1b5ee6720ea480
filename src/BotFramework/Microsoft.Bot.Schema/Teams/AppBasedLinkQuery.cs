#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class AppBasedLinkQuery
{
    [JsonPropertyName("url")]
    public string Url { get; set; }

    [JsonPropertyName("state")]
    public string State { get; set; }
}
