using System.Text.Json;

namespace AdaptiveCards;

public abstract class AdaptiveAction : AdaptiveTypedElement
{
    public string Title { get; set; }

    public string IconUrl { get; set; }

    public string Style { get; set; }

    public bool IsEnabled { get; set; } = true;

    public string Tooltip { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteText("title"u8, Title);
        writer.WriteText("iconUrl"u8, IconUrl);
        writer.WriteText("style"u8, Style);
        writer.WriteFlag("isEnabled"u8, IsEnabled, defaultValue: true);
        writer.WriteText("tooltip"u8, Tooltip);
    }
}
