using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveRichTextBlock : AdaptiveElement
{
    public const string TypeName = "RichTextBlock";

    public override string Type { get; set; } = TypeName;

    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }

    public List<AdaptiveInline> Inlines { get; set; } = [];

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteAlignment(HorizontalAlignment);
        writer.WriteStartArray("inlines"u8);
        Inlines?.ForEach(inline => inline.Write(writer));
        writer.WriteEndArray();
    }
}
