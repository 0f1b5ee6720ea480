using System.Net;

namespace GengoBot.Playground;

/// <summary>
/// Lets in this page and programs of this machine, and no other web page. A foreign name that leads to loopback is turned away by its
/// Host; a foreign page's request by its Origin, or by Sec-Fetch-Site where the browser sends no Origin.
/// </summary>
internal sealed class OwnPageOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return IsLoopback(request.Host.Host) && IsOwn(request)
            ? await next(context)
            : ConnectorError.Forbidden("Forbidden", "Only the page of this machine may do that.");
    }

    /// <summary>Where this server is, as the page addressed it. A name would leave open which loopback address is meant.</summary>
    public static Uri Origin(HttpRequest request)
    {
        var host = request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" : request.Host.Host;
        return new UriBuilder(request.Scheme, host, request.Host.Port ?? -1).Uri;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwn(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            && site is "" or "same-origin";
    }
}
