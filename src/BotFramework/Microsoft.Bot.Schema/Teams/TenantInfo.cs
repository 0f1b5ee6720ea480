#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TenantInfo
{
    [JsonPropertyName("id")]
    public string Id { get; set; }
}
