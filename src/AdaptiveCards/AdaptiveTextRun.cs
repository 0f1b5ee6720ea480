using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveTextRun : AdaptiveInline
{
    public const string TypeName = "TextRun";

    public AdaptiveTextRun()
    {
    }

    public AdaptiveTextRun(string text) => Text = text;

    public override string Type { get; set; } = TypeName;

    public string Text { get; set; } = "";

    public AdaptiveTextSize Size { get; set; }

    public AdaptiveTextWeight Weight { get; set; }

    public AdaptiveTextColor Color { get; set; }

    public AdaptiveFontType FontType { get; set; }

    public bool IsSubtle { get; set; }

    public bool Italic { get; set; }

    public bool Strikethrough { get; set; }

    public bool Highlight { get; set; }

    public bool Underline { get; set; }

    public AdaptiveAction SelectAction { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteString("text"u8, Text ?? "");
        writer.WriteFont(Size, Weight, Color, FontType);
        writer.WriteFlag("isSubtle"u8, IsSubtle);
        writer.WriteFlag("italic"u8, Italic);
        writer.WriteFlag("strikethrough"u8, Strikethrough);
        writer.WriteFlag("highlight"u8, Highlight);
        writer.WriteFlag("underline"u8, Underline);
        writer.WriteElement("selectAction"u8, SelectAction);
    }
}
