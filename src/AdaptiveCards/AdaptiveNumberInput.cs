using System.Text.Json;

namespace AdaptiveCards;

/// <summary>A number that is not set is <see cref="double.NaN"/>, as in the real library.</summary>
public class AdaptiveNumberInput : AdaptiveInput
{
    public const string TypeName = "Input.Number";

    public override string Type { get; set; } = TypeName;

    public string Placeholder { get; set; }

    public double Value { get; set; } = double.NaN;

    public double Min { get; set; } = double.NaN;

    public double Max { get; set; } = double.NaN;

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteText("placeholder"u8, Placeholder);
        writer.WriteAmount("value"u8, Value);
        writer.WriteAmount("min"u8, Min);
        writer.WriteAmount("max"u8, Max);
    }
}
