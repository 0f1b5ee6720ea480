using System.Text.Json;

namespace AdaptiveCards;

public abstract class AdaptiveTypedElement
{
    public abstract string Type { get; set; }

    public string Id { get; set; }

    public AdaptiveFallbackElement Fallback { get; set; }

    public SerializableDictionary<string, object> AdditionalProperties { get; set; } = [];

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        writer.WriteText("id"u8, Id);
        WriteProperties(writer);

        if (Fallback?.Content is { } content)
        {
            writer.WritePropertyName("fallback"u8);
            content.Write(writer);
        }

        writer.WriteMembers(AdditionalProperties);
        writer.WriteEndObject();
    }

    internal virtual void WriteProperties(Utf8JsonWriter writer)
    {
    }
}
