#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The inner answer to <c>adaptiveCard/action</c>: the HTTP status stays 200 and this code tells what became of it.</summary>
public class AdaptiveCardInvokeResponse
{
    [JsonPropertyName("statusCode")]
    public int StatusCode { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("value")]
    [JsonConverter(typeof(AnyJsonConverter))]
    public object Value { get; set; }
}
