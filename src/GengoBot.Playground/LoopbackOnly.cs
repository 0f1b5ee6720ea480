using Gengo.Sandbox;

namespace GengoBot.Playground;

/// <summary>
/// Refuses requests for a host name that is not this machine's. The demo takes no tokens, and a web page elsewhere can point a name of its
/// own at this machine.
/// </summary>
internal static class LoopbackOnly
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (LoopbackHost.Is(context.Request.Host.Host))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
