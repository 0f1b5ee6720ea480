using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gengo.Sandbox;

/// <summary>Limits the size of a request's body.</summary>
internal static class BodyLimit
{
    public static void Apply(HttpRequest request, long bytes)
    {
        // The server would close the connection before the caller has read the refusal, so a declared length is checked here.
        if (request.ContentLength > bytes)
        {
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }
}
