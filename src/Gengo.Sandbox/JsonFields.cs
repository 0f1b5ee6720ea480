using System.Text.Json;

namespace Gengo.Sandbox;

/// <summary>A JSON object from a request. All its texts are valid, and its depth is limited, so that it can be written again.</summary>
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

    /// <summary>Returns null if the text is not such an object.</summary>
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
            // InvalidOperationException: an escape is half of a surrogate pair, which only reading the text reveals.
            return null;
        }
    }

    public static JsonFields? From(JsonElement element) => element.ValueKind == JsonValueKind.Object ? new JsonFields(element) : null;

    /// <summary>Whether the field has a value other than null.</summary>
    public bool Has(string name) => this[name] is not null;

    /// <summary>Whether the field is there, even if it is null.</summary>
    public bool Contains(string name) => _fields.ContainsKey(name);

    public JsonElement? this[string name] =>
        _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Reads a text, or a number or boolean as it was written. Returns null for anything else, and for a missing field.</summary>
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
