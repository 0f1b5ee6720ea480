using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveChoiceSetInput : AdaptiveInput
{
    public const string TypeName = "Input.ChoiceSet";

    public override string Type { get; set; } = TypeName;

    public string Placeholder { get; set; }

    public string Value { get; set; }

    public AdaptiveChoiceInputStyle Style { get; set; }

    public bool IsMultiSelect { get; set; }

    public bool Wrap { get; set; }

    public List<AdaptiveChoice> Choices { get; set; } = [];

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteText("placeholder"u8, Placeholder);
        writer.WriteText("value"u8, Value);
        writer.WriteWord("style"u8, (int)Style, "expanded", "filtered");
        writer.WriteFlag("isMultiSelect"u8, IsMultiSelect);
        writer.WriteFlag("wrap"u8, Wrap);
        writer.WriteStartArray("choices"u8);
        Choices?.ForEach(choice => choice.Write(writer));
        writer.WriteEndArray();
    }
}
