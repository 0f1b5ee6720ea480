#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleMessageResponse : TaskModuleResponseBase
{
    public TaskModuleMessageResponse()
    {
        Type = "message";
    }

    [JsonPropertyName("value")]
    public string Value { get; set; }
}
