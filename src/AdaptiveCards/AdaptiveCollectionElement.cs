using System.Text.Json;

namespace AdaptiveCards;

public abstract class AdaptiveCollectionElement : AdaptiveElement
{
    public AdaptiveContainerStyle? Style { get; set; }

    public bool Bleed { get; set; }

    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }

    public AdaptiveAction SelectAction { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);

        // Without a style, a container looks like the one around it. "default" returns to the style of the card.
        if (Style == AdaptiveContainerStyle.Default)
        {
            writer.WriteString("style"u8, "default"u8);
        }

        writer.WriteWord("style"u8, (int)Style.GetValueOrDefault(), "emphasis", "good", "attention", "warning", "accent");
        writer.WriteFlag("bleed"u8, Bleed);
        writer.WriteAlignment(HorizontalAlignment);
        writer.WriteElement("selectAction"u8, SelectAction);
    }
}
