#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TaskModuleRequest
{
    [JsonPropertyName("data")]
    [JsonConverter(typeof(AnyJsonConverter))]
    public object Data { get; set; }

    [JsonPropertyName("context")]
    public TaskModuleRequestContext Context { get; set; }
}
