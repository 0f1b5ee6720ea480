using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveContainer : AdaptiveCollectionElement
{
    public const string TypeName = "Container";

    public override string Type { get; set; } = TypeName;

    public bool? Rtl { get; set; }

    public List<AdaptiveElement> Items { get; set; } = [];

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteFlag("rtl"u8, Rtl);
        writer.WriteElements("items"u8, Items, evenIfEmpty: true);
    }
}
