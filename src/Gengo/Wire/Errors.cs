using System.Text.Json;

namespace Gengo.Wire;

/// <summary>
/// The shapes of <c>err</c>: <c>{code, msg}</c>, either of them missing, a bare text, nothing at all; and, where a call is about many things,
/// an object of lists under the name or place of each.
/// </summary>
internal static class Errors
{
    public static IReadOnlyList<GengoError> Of(JsonElement err)
    {
        List<GengoError> errors = [.. Read(null, err)];
        return errors.Count > 0 ? errors : [new GengoError(null, null, "Gengo gave no reason.")];
    }

    private static IEnumerable<GengoError> Read(string? key, JsonElement err) => err.ValueKind switch
    {
        JsonValueKind.Array => err.EnumerateArray().SelectMany(each => Read(key, each)),
        JsonValueKind.Object when IsOne(err) => [One(key, err)],
        JsonValueKind.Object => err.EnumerateObject().SelectMany(each => Read(key is null ? each.Name : $"{key}.{each.Name}", each.Value)),
        JsonValueKind.String when !string.IsNullOrWhiteSpace(err.GetString()) => [new GengoError(key, null, err.GetString() ?? "")],
        _ => [],
    };

    private static bool IsOne(JsonElement err) => err.TryGetProperty("code", out _) || err.TryGetProperty("msg", out _);

    private static GengoError One(string? key, JsonElement err)
    {
        var error = err.Deserialize(WireJson.Default.ErrorWire);
        return new GengoError(key, Values.ToInt(error?.Code), string.IsNullOrWhiteSpace(error?.Msg) ? "Gengo gave no reason." : error.Msg);
    }
}
