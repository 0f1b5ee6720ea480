using System.Buffers;
using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.Bot.Schema;

/// <summary>
/// The members of type <c>object</c>: values, channel data, attachments. Read: objects and arrays as
/// <see cref="JsonElement"/>, the rest as string, long, double, bool or null; a date stays the text that was sent.
/// Written: those, and JSON nodes, <see cref="RawJson"/>, dictionaries, lists and this library's own types.
/// </summary>
internal static class AnyJson
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = BotJson.Wire.Options.Encoder };

    public static object? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt64(out var integer) => integer,
        JsonTokenType.Number when reader.TryGetDouble(out var number) && double.IsFinite(number) => number,
        // What is too large for a double is kept as its digits.
        _ => JsonElement.ParseValue(ref reader),
    };

    /// <summary>The value as one of this library's types; null, or a default, where there is no value.</summary>
    public static T? Read<T>(object? value)
    {
        switch (value)
        {
            case null:
                return default;
            case T same:
                return same;
            case JsonElement element:
                return element.Deserialize(BotJson.Wire.Known<T>());
            default:
                var buffer = new ArrayBufferWriter<byte>();
                using (var writer = new Utf8JsonWriter(buffer))
                {
                    Write(writer, value);
                }

                return JsonSerializer.Deserialize(buffer.WrittenSpan, BotJson.Wire.Known<T>());
        }
    }

    /// <summary>As <see cref="Read{T}"/>, and false where the value is of another shape.</summary>
    public static bool TryRead<T>(object? value, out T? read)
    {
        try
        {
            read = Read<T>(value);
            return true;
        }
        catch (JsonException)
        {
            read = default;
            return false;
        }
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case RawJson raw:
                raw.WriteTo(writer);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case JsonNode node:
                node.WriteTo(writer);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case IDictionary members:
                WriteMembers(writer, MembersOf(members));
                break;
            case IEnumerable<KeyValuePair<string?, object?>> members:
                WriteMembers(writer, members);
                break;
            case IEnumerable items:
                WriteItems(writer, items);
                break;
            default:
                WriteKnown(writer, value);
                break;
        }
    }

    // A null stays in a dictionary, since somebody put it there.
    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string?, object?>> members)
    {
        writer.WriteStartObject();

        foreach (var (name, member) in members)
        {
            writer.WritePropertyName(name ?? throw new NotSupportedException("An activity cannot carry a dictionary whose keys are no text."));
            Write(writer, member);
        }

        writer.WriteEndObject();
    }

    // Cast<DictionaryEntry>() would meet the pairs of the dictionary's own type.
    private static IEnumerable<KeyValuePair<string?, object?>> MembersOf(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            yield return KeyValuePair.Create(member.Key as string, member.Value);
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();

        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteKnown(Utf8JsonWriter writer, object value)
    {
        // The SDK writes a foreign object by reflection and an anonymous one as {}, in silence.
        var type = BotJson.Wire.GetTypeInfo(value.GetType())
            ?? throw new NotSupportedException($"An activity cannot carry a {value.GetType()}: give it JSON, a dictionary or one of the Bot Framework's types.");

        JsonSerializer.Serialize(writer, value, type);
    }
}
