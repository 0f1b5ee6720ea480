#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleContinueResponse : TaskModuleResponseBase
{
    public TaskModuleContinueResponse()
    {
        Type = "continue";
    }

    [JsonPropertyName("value")]
    public TaskModuleTaskInfo Value { get; set; }
}
