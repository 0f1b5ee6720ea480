using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox.Desk;

/// <summary>
/// Keeps other web sites' pages in this machine's browser from the desk. A page can post forms and plain text anywhere without asking, so
/// a change takes JSON; what it may not send unasked carries its Origin; and a name that it points at loopback is not ours.
/// </summary>
internal static class DeskGuard
{
    public static void Check(HttpRequest request)
    {
        if (request.Host.HasValue && !LoopbackHost.Is(request.Host.Host))
        {
            throw Foreign("The desk is open at loopback addresses only.");
        }

        if (request.Headers.Origin is { Count: > 0 } origin && !string.Equals(origin, RequestOrigin.Of(request), StringComparison.OrdinalIgnoreCase))
        {
            throw Foreign("The desk is not open to other sites.");
        }

        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType())
        {
            throw new DeskRefusal(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "Send JSON, with Content-Type: application/json.");
        }
    }

    private static DeskRefusal Foreign(string message) => new(StatusCodes.Status403Forbidden, "forbidden", message);
}
