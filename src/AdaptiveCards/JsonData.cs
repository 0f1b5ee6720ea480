using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdaptiveCards;

/// <summary>Writes the values that a program attaches to a card: the data of an action, and additional properties.</summary>
internal static class JsonData
{
    public static JsonElement? Parse(string json) =>
        json is null ? null : JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });

    public static string ToText(object data)
    {
        if (data is null)
        {
            return null;
        }

        using var stream = new MemoryStream();

        using (var writer = new Utf8JsonWriter(stream, AdaptiveCard.Plain))
        {
            WriteValue(writer, data);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static void WriteData(this Utf8JsonWriter writer, object data)
    {
        if (data is not null)
        {
            writer.WritePropertyName("data"u8);
            WriteValue(writer, data);
        }
    }

    public static void WriteMembers(this Utf8JsonWriter writer, SerializableDictionary<string, object> members)
    {
        foreach (var (name, value) in members ?? [])
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case JsonElement element: writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true); break;
            case JsonNode node: node.WriteTo(writer); break;
            case AdaptiveTypedElement element: element.Write(writer); break;
            case IEnumerable<KeyValuePair<string, object>> members: WriteObject(writer, members); break;
            case IEnumerable<KeyValuePair<string, string>> members: WriteObject(writer, members); break;
            case IDictionary: throw Unknown(value);
            case IEnumerable items: WriteArray(writer, items); break;
            default: throw Unknown(value);
        }
    }

    private static void WriteObject<T>(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, T>> members)
    {
        writer.WriteStartObject();

        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();

        foreach (var item in items)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }

    // The real library silently writes such objects as {}.
    private static NotSupportedException Unknown(object value) => new(
        $"A card cannot carry a {value.GetType()}. Use a dictionary with string keys, a JsonElement or JsonNode, a list, "
        + "or a string, number or boolean.");
}
