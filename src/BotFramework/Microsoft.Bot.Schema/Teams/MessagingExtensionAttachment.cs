#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class MessagingExtensionAttachment : Attachment
{
    [JsonPropertyName("preview")]
    public Attachment Preview { get; set; }
}
