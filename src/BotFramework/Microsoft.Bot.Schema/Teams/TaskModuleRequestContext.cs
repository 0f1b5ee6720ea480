#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleRequestContext
{
    [JsonPropertyName("theme")]
    public string Theme { get; set; }
}
