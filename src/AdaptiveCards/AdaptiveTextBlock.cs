using System.Text.Json;

namespace AdaptiveCards;

/// <summary>
/// Text that clients read as Markdown, with functions such as <c>{{DATE()}}</c>. Use an <see cref="AdaptiveTextRun"/> for untrusted text.
/// </summary>
public class AdaptiveTextBlock : AdaptiveElement
{
    public const string TypeName = "TextBlock";

    public AdaptiveTextBlock()
    {
    }

    public AdaptiveTextBlock(string text) => Text = text;

    public override string Type { get; set; } = TypeName;

    public string Text { get; set; } = "";

    public AdaptiveTextBlockStyle Style { get; set; }

    public AdaptiveTextSize Size { get; set; }

    public AdaptiveTextWeight Weight { get; set; }

    public AdaptiveTextColor Color { get; set; }

    public AdaptiveFontType FontType { get; set; }

    public bool IsSubtle { get; set; }

    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }

    public bool Wrap { get; set; }

    public int MaxLines { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteString("text"u8, Text ?? "");
        writer.WriteWord("style"u8, (int)Style, "heading");
        writer.WriteFont(Size, Weight, Color, FontType);
        writer.WriteFlag("isSubtle"u8, IsSubtle);
        writer.WriteAlignment(HorizontalAlignment);
        writer.WriteFlag("wrap"u8, Wrap);
        writer.WriteCount("maxLines"u8, MaxLines);
    }
}
