using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveExecuteAction : AdaptiveAction
{
    public const string TypeName = "Action.Execute";

    public override string Type { get; set; } = TypeName;

    public string Verb { get; set; }

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
        writer.WriteText("verb"u8, Verb);
        writer.WriteSubmission(Data, AssociatedInputs);
    }
}
