using System.Text;
using System.Text.Json;

namespace Microsoft.Bot.Schema;

/// <summary>
/// JSON that is already written, for a card, a value or channel data: it goes out byte for byte, unread. Who makes one
/// vouches that it is one whole JSON value.
/// </summary>
internal sealed class RawJson(ReadOnlyMemory<byte> utf8)
{
    public RawJson(string json)
        : this(Encoding.UTF8.GetBytes(json))
    {
    }

    public ReadOnlyMemory<byte> Utf8 => utf8;

    public void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(utf8.Span, skipInputValidation: true);

    public override string ToString() => Encoding.UTF8.GetString(utf8.Span);
}
