#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleResponse
{
    [JsonPropertyName("task")]
    public TaskModuleResponseBase Task { get; set; }
}
