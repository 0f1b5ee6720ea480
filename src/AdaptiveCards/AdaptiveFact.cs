using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveFact
{
    public AdaptiveFact()
    {
    }

    public AdaptiveFact(string title, string value)
    {
        Title = title;
        Value = value;
    }

    public string Title { get; set; }

    public string Value { get; set; }

    internal void Write(Utf8JsonWriter writer) => writer.WriteTitleAndValue(Title, Value);
}
