using System.Text.Json;

namespace Gengo.Sandbox;

/// <summary>A JSON object from outside, proven readable: no text in it is broken, and it is not nested past what can be written again.</summary>
internal sealed class JsonFields
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 16 };

    private readonly Dictionary<string, JsonElement> _fields = [];

    private JsonFields(JsonElement whole)
    {
        Whole = whole;
        foreach (var property in whole.EnumerateObject())
        {
            _fields[property.Name] = property.Value;
        }
    }

    public JsonElement Whole { get; }

    /// <summary>Null where the text is not a JSON object.</summary>
    public static JsonFields? Read(string json)
    {
        try
        {
            var whole = JsonElement.Parse(json, Limits);
            if (whole.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            ReadTexts(whole);
            return new JsonFields(whole);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair in an escape, which is found only when the text is read.
            return null;
        }
    }

    public static JsonFields? From(JsonElement element) => element.ValueKind == JsonValueKind.Object ? new JsonFields(element) : null;

    /// <summary>False where the field is missing or null.</summary>
    public bool Has(string name) => this[name] is not null;

    public bool Names(string name) => _fields.ContainsKey(name);

    public JsonElement? this[string name] =>
        _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The field as text, a number or truth value as it was written; null where it is missing, null, a list or an object.</summary>
    public string? Text(string name) => this[name] switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => null,
    };

    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
        }
    }
}
