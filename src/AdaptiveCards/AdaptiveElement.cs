using System.Text.Json;

namespace AdaptiveCards;

public abstract class AdaptiveElement : AdaptiveTypedElement
{
    public AdaptiveSpacing Spacing { get; set; }

    public bool Separator { get; set; }

    public bool IsVisible { get; set; } = true;

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteWord("spacing"u8, (int)Spacing, "none", "small", "medium", "large", "extraLarge", "padding");
        writer.WriteFlag("separator"u8, Separator);
        writer.WriteFlag("isVisible"u8, IsVisible, defaultValue: true);
    }
}
