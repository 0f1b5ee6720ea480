#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

public class Error
{
    [JsonPropertyName("code")]
    public string Code { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }
}
