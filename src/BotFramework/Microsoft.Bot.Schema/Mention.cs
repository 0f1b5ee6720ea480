#nullable disable

using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>Somebody is spoken to. Who, tells <see cref="Mentioned"/> alone: people can edit the text.</summary>
public class Mention : Entity
{
    private const string EntityType = "mention";

    public Mention()
    {
        Type = EntityType;
    }

    public Mention(ChannelAccount mentioned = null, string text = null, string type = null)
    {
        Mentioned = mentioned;
        Text = text;
        Type = type ?? EntityType;
    }

    [JsonPropertyName("mentioned")]
    public ChannelAccount Mentioned { get; set; }

    [JsonPropertyName("text")]
    public string Text { get; set; }

    internal static Mention From(Entity entity) => entity switch
    {
        Mention mention => mention,
        { Type: { } type } when type.Equals(EntityType, StringComparison.OrdinalIgnoreCase) && AnyJson.TryRead<Mention>(entity, out var mention) => mention,
        _ => null,
    };
}
