using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveTextInput : AdaptiveInput
{
    public const string TypeName = "Input.Text";

    public override string Type { get; set; } = TypeName;

    public string Placeholder { get; set; }

    public string Value { get; set; }

    public AdaptiveTextInputStyle Style { get; set; }

    public bool IsMultiline { get; set; }

    public int MaxLength { get; set; }

    public string Regex { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteText("placeholder"u8, Placeholder);
        writer.WriteText("value"u8, Value);
        writer.WriteWord("style"u8, (int)Style, "tel", "url", "email", "password");
        writer.WriteFlag("isMultiline"u8, IsMultiline);
        writer.WriteCount("maxLength"u8, MaxLength);
        writer.WriteText("regex"u8, Regex);
    }
}
