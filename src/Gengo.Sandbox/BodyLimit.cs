using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gengo.Sandbox;

internal static class BodyLimit
{
    public static void Apply(HttpRequest request, long bytes)
    {
        // A length that is told is refused here and not by the server, which would cut the connection before the caller reads why.
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
