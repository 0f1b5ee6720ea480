using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>Reads a list of texts, or one text as a list of itself. Whatever else is in it is skipped.</summary>
internal sealed class LooseTexts : JsonConverter<IReadOnlyList<string>?>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString() is { Length: > 0 } only ? [only] : [];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return [];
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                reader.Skip();
            }
        }

        return texts.Count == 0 ? [] : texts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Only answers contain this type.");
}
