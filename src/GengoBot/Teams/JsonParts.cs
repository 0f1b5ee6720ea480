using System.Text.Json;

namespace GengoBot.Teams;

/// <summary>Looks into JSON of any shape. What is missing, or of another kind than asked for, is null or undefined.</summary>
internal static class JsonParts
{
    public static JsonElement Part(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var part) ? part : default;

    public static string? Text(this JsonElement parent, string name) => parent.Part(name).AsText();

    public static string? AsText(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
