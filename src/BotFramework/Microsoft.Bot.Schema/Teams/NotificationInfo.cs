#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class NotificationInfo
{
    [JsonPropertyName("alert")]
    public bool? Alert { get; set; }

    [JsonPropertyName("alertInMeeting")]
    public bool? AlertInMeeting { get; set; }

    [JsonPropertyName("externalResourceUrl")]
    public string ExternalResourceUrl { get; set; }
}
