using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gengo.Sandbox.Api;

/// <summary>A number that Gengo writes as a number in one place and as text in another.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct WireNumber(long Value, bool AsText = false)
{
    public static WireNumber Seconds(DateTimeOffset time, bool asText = false) => new(time.ToUnixTimeSeconds(), asText);

    internal sealed class Converter : JsonConverter<WireNumber>
    {
        public override WireNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Only written.");

        public override void Write(Utf8JsonWriter writer, WireNumber value, JsonSerializerOptions options)
        {
            if (value.AsText)
            {
                writer.WriteStringValue(value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                writer.WriteNumberValue(value.Value);
            }
        }
    }
}
