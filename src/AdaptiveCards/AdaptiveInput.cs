using System.Text.Json;

namespace AdaptiveCards;

public abstract class AdaptiveInput : AdaptiveElement
{
    public string Label { get; set; }

    public bool IsRequired { get; set; }

    public string ErrorMessage { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteText("label"u8, Label);
        writer.WriteFlag("isRequired"u8, IsRequired);
        writer.WriteText("errorMessage"u8, ErrorMessage);
    }
}
