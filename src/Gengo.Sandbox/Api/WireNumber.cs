using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gengo.Sandbox.Api;

/// <summary>A number that Gengo sends as a number in some places and as a text in others.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct WireNumber(long Value, bool AsText = false)
{
    public static WireNumber Seconds(DateTimeOffset time, bool asText = false) => new(time.ToUnixTimeSeconds(), asText);

    internal sealed class Converter : JsonConverter<WireNumber>
    {
        public override WireNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The sandbox only writes these numbers.");

        public override void Write(Utf8JsonWriter writer, WireNumber value, JsonSerializerOptions options)
        {
            if (value.AsText)
            {
                writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                writer.WriteNumberValue(value.Value);
            }
        }
    }
}
