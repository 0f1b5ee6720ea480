using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace GengoBot.Playground;

/// <summary>Reads a request's body as a JSON object, or returns the error to answer with.</summary>
internal static class JsonBody
{
    // Teams accepts far less, but does not count pictures inside cards. This leaves room for them.
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
}
