using System.Text.Json;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Connector;

/// <summary>
/// Reads why Teams refused: <c>{"error":{"code","message"}}</c>; or <c>{"errorCode":209,"message":"{\"subCode\":\"…\"}"}</c>, whose
/// sub code is what tells one case from another; or either of them as the body of an <c>innerHttpError</c>.
/// </summary>
internal static class ConnectorError
{
    /// <returns>Null where the body says neither code nor message.</returns>
    public static ErrorResponse? Read(string body)
    {
        var (code, message) = TryParse(body, out var refusal) ? Find(refusal) : default;
        return code is null && message is null ? null : new ErrorResponse(new Error { Code = code, Message = message });
    }

    private static (string? Code, string? Message) Find(JsonElement refusal)
    {
        if (Object(refusal, "error") is { } error)
        {
            return Find(error);
        }

        var message = Text(refusal, "message");
        var code = Text(refusal, "code") ?? Text(refusal, "subCode") ?? (Parsed(message) is { } said ? Text(said, "subCode") : null);
        if (code is null && Object(refusal, "innerHttpError") is { } inner
            && (Object(inner, "body") ?? Parsed(Text(inner, "body"))) is { } body)
        {
            (code, var innerMessage) = Find(body);
            message ??= innerMessage;
        }

        return (code ?? Text(refusal, "errorCode"), message);
    }

    private static JsonElement? Parsed(string? json) => TryParse(json, out var parsed) ? parsed : null;

    private static bool TryParse(string? json, out JsonElement root)
    {
        root = default;
        try
        {
            return json is { Length: > 0 } && (root = JsonElement.Parse(json)).ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => ReadString(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static string? ReadString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair is no text.
            return null;
        }
    }
}
