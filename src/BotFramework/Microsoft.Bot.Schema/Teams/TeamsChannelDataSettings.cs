#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TeamsChannelDataSettings
{
    [JsonPropertyName("selectedChannel")]
    public ChannelInfo SelectedChannel { get; set; }
}
