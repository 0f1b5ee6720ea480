using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gengo.Wire;

/// <summary>
/// Reads a number, a number in a text, or a boolean as 1 or 0, and everything else as null. A decimal holds every 64-bit id and every
/// price.
/// </summary>
internal sealed class LooseNumber : JsonConverter<decimal?>
{
    // Without AllowThousands, which would read "0,72" as 72.
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.String:
                return decimal.TryParse(reader.GetString(), Style, CultureInfo.InvariantCulture, out var written) ? written : null;
            case JsonTokenType.True:
                return 1;
            case JsonTokenType.False:
                return 0;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
