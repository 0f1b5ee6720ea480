using System.Text.Json;

namespace AdaptiveCards;

public abstract class AdaptiveInline
{
    public abstract string Type { get; set; }

    public SerializableDictionary<string, object> AdditionalProperties { get; set; } = [];

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        WriteProperties(writer);
        writer.WriteMembers(AdditionalProperties);
        writer.WriteEndObject();
    }

    internal virtual void WriteProperties(Utf8JsonWriter writer)
    {
    }
}
