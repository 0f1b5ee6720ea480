#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

public class SuggestedActions
{
    [JsonPropertyName("to")]
    public IList<string> To { get; set; }

    [JsonPropertyName("actions")]
    public IList<CardAction> Actions { get; set; }
}
