using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AdaptiveCards;

/// <summary>
/// A card of the <see href="https://adaptivecards.io/explorer/">Adaptive Cards schema</see>. Properties with their default value are left
/// out of the JSON.
/// </summary>
public class AdaptiveCard(AdaptiveSchemaVersion schemaVersion) : AdaptiveTypedElement
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public const string TypeName = "AdaptiveCard";

    internal static readonly JsonWriterOptions Plain = new() { Encoder = new PlainTextEncoder() };

    public AdaptiveCard(string schemaVersion)
        : this(new AdaptiveSchemaVersion(schemaVersion))
    {
    }

    public override string Type { get; set; } = TypeName;

    public AdaptiveSchemaVersion Version { get; set; } = schemaVersion;

    public string FallbackText { get; set; }

    public string Speak { get; set; }

    public string Lang { get; set; }

    public bool? Rtl { get; set; }

    public AdaptiveRefresh Refresh { get; set; }

    public List<AdaptiveElement> Body { get; set; } = [];

    public List<AdaptiveAction> Actions { get; set; } = [];

    public string ToJson() => Encoding.UTF8.GetString(ToUtf8Json().Span);

    /// <summary>Returns the JSON as UTF-8, which is what Teams receives and what its size limit counts.</summary>
    internal ReadOnlyMemory<byte> ToUtf8Json()
    {
        var buffer = new ArrayBufferWriter<byte>(initialCapacity: 4096);

        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(writer);
        }

        return buffer.WrittenMemory;
    }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteText("version"u8, Version?.ToString());
        writer.WriteText("fallbackText"u8, FallbackText);
        writer.WriteText("speak"u8, Speak);
        writer.WriteText("lang"u8, Lang);
        writer.WriteFlag("rtl"u8, Rtl);
        Refresh?.Write(writer);
        writer.WriteElements("body"u8, Body);
        writer.WriteElements("actions"u8, Actions);
    }
}
