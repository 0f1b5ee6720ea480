using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveToggleInput : AdaptiveInput
{
    public const string TypeName = "Input.Toggle";

    public override string Type { get; set; } = TypeName;

    public string Title { get; set; }

    public string Value { get; set; }

    public string ValueOn { get; set; } = "true";

    public string ValueOff { get; set; } = "false";

    public bool Wrap { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteString("title"u8, Title ?? "");
        writer.WriteText("value"u8, Value);
        writer.WriteText("valueOn"u8, ValueOn == "true" ? null : ValueOn);
        writer.WriteText("valueOff"u8, ValueOff == "false" ? null : ValueOff);
        writer.WriteFlag("wrap"u8, Wrap);
    }
}
