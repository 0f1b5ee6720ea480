using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox.Desk;

/// <summary>
/// Keeps pages of other web sites, open in a browser on this machine, away from the desk. A page can send forms and plain text to any
/// address, so changes must be JSON. Everything else that it sends carries its Origin. It can also point a host name of its own to
/// loopback, so the Host header must be a loopback address.
/// </summary>
internal static class DeskGuard
{
    public static void Check(HttpRequest request)
    {
        if (request.Host.HasValue && !LoopbackHost.Is(request.Host.Host))
        {
            throw Forbidden("The desk is open at loopback addresses only.");
        }

        if (request.Headers.Origin is { Count: > 0 } origin
            && !string.Equals(origin, RequestOrigin.Of(request), StringComparison.OrdinalIgnoreCase))
        {
            throw Forbidden("The desk is not open to other sites.");
        }

        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType())
        {
            throw new DeskRefusal(
                StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "Send JSON, with Content-Type: application/json.");
        }
    }

    private static DeskRefusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, "forbidden", message);
}
