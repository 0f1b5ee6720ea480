using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace GengoBot.Playground;

/// <summary>Reads a request's JSON object, or says what is wrong with it.</summary>
internal static class JsonBody
{
    // Teams takes far less; pictures inside cards do not count there, so there is room for them here.
    private const long MaxBytes = 1024 * 1024;

    public static async Task<(JsonElement Body, IResult? Refusal)> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (default, ConnectorError.Result(StatusCodes.Status415UnsupportedMediaType, "BadSyntax", "Send application/json."));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (document.RootElement.Clone(), null)
                : (default, ConnectorError.BadArgument("The body is not a JSON object."));
        }
        catch (JsonException)
        {
            return (default, ConnectorError.BadArgument("The body is not JSON."));
        }
        catch (BadHttpRequestException tooBig) when (tooBig.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (default, ConnectorError.TooBig());
        }
    }

    /// <summary>The member's text; none when it is missing or is no text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The member at the end of a path of object members.</summary>
    public static JsonElement? Member(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
