namespace GengoBot.Playground;

/// <summary>
/// Lets this page and local programs change things, and refuses other web pages. A request of another page is known by its Origin, or by
/// Sec-Fetch-Site where the browser sends no Origin. <see cref="LoopbackOnly"/> refuses foreign host names before.
/// </summary>
internal sealed class OwnPageOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return IsOwn(request)
            ? await next(context)
            : ConnectorError.Forbidden("Forbidden", "Only the page of this machine may do that.");
    }

    /// <summary>Returns this server's origin as the page addressed it, but with an address for localhost, which may mean two.</summary>
    public static Uri Origin(HttpRequest request)
    {
        var host = request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" : request.Host.Host;
        return new UriBuilder(request.Scheme, host, request.Host.Port ?? -1).Uri;
    }

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
