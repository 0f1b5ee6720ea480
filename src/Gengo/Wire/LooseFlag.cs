using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>Reads 1, "1", true, "true" and "yes" as true, and everything else as false.</summary>
internal sealed class LooseFlag : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) && number != 0;
            case JsonTokenType.String:
                return reader.GetString()?.Trim().ToLowerInvariant() is "1" or "true" or "yes";
            default:
                reader.Skip();
                return false;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
