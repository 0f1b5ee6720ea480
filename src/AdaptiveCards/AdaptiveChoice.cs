using System.Text.Json;

namespace AdaptiveCards;

public class AdaptiveChoice
{
    public string Title { get; set; }

    public string Value { get; set; }

    internal void Write(Utf8JsonWriter writer) => writer.WriteTitleAndValue(Title, Value);
}
