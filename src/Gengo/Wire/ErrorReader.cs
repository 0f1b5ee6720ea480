using System.Text.Json;

namespace Gengo.Wire;

/// <summary>
/// Reads <c>err</c> in all its shapes: <c>{code, msg}</c> with either of them missing, a text, or nothing. A call about several things
/// answers an object with a list of errors for each, under its key or position.
/// </summary>
internal static class ErrorReader
{
    private const string NoReason = "Gengo gave no reason.";

    /// <summary>Returns at least one error.</summary>
    public static IReadOnlyList<GengoError> Read(JsonElement err)
    {
        List<GengoError> errors = [.. Read(null, err)];
        return errors.Count > 0 ? errors : [new GengoError(null, null, NoReason)];
    }

    private static IEnumerable<GengoError> Read(string? key, JsonElement err) => err.ValueKind switch
    {
        JsonValueKind.Array => err.EnumerateArray().SelectMany(each => Read(key, each)),
        JsonValueKind.Object when IsSingle(err) => [Single(key, err)],
        JsonValueKind.Object => err.EnumerateObject()
            .SelectMany(each => Read(key is null ? each.Name : $"{key}.{each.Name}", each.Value)),
        JsonValueKind.String when !string.IsNullOrWhiteSpace(err.GetString()) => [new GengoError(key, null, err.GetString() ?? "")],
        _ => [],
    };

    private static bool IsSingle(JsonElement err) => err.TryGetProperty("code", out _) || err.TryGetProperty("msg", out _);

    private static GengoError Single(string? key, JsonElement err)
    {
        var error = err.Deserialize(WireJson.Default.ErrorWire);
        return new GengoError(key, WireValues.ToInt(error?.Code), string.IsNullOrWhiteSpace(error?.Msg) ? NoReason : error.Msg);
    }
}
