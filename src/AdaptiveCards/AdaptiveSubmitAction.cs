using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveSubmitAction : AdaptiveAction
{
    public const string TypeName = "Action.Submit";

    public override string Type { get; set; } = TypeName;

    /// <summary>A dictionary, a <see cref="JsonElement"/>, a JSON node, or a string, number or boolean.</summary>
    public object Data { get; set; }

    public string DataJson
    {
        get => JsonData.ToText(Data);
        set => Data = JsonData.Parse(value);
    }

    public AdaptiveAssociatedInputs AssociatedInputs { get; set; }

    internal override void WriteProperties(Utf8JsonWriter writer)
    {
        base.WriteProperties(writer);
        writer.WriteSubmission(Data, AssociatedInputs);
    }
}
