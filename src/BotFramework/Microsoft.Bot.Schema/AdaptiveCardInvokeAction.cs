#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

public class AdaptiveCardInvokeAction
{
    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("verb")]
    public string Verb { get; set; }

    [JsonPropertyName("data")]
    [JsonConverter(typeof(AnyJsonConverter))]
    public object Data { get; set; }
}
