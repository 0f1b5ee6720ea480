using System.Text.Json;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Reads a refusal: <c>{"error":{"code","message"}}</c>, or Teams' other shape,
/// <c>{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}</c>, whose sub code is what tells one case from another.
/// </summary>
internal static class ConnectorError
{
    public static ErrorResponse? Read(string body)
    {
        if (!TryParse(body, out var root))
        {
            return null;
        }

        if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            return Make(Text(error, "code"), Text(error, "message"));
        }

        var message = Text(root, "message");
        var subCode = message is not null && TryParse(message, out var inner) ? Text(inner, "subCode") : null;
        return Make(subCode ?? Text(root, "errorCode") ?? Text(root, "code"), message);
    }

    private static bool TryParse(string json, out JsonElement root)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            root = default;
            return false;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static ErrorResponse? Make(string? code, string? message) =>
        code is null && message is null ? null : new ErrorResponse(new Error { Code = code, Message = message });
}
