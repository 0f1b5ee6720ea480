using Gengo.Sandbox.Api;
using Gengo.Sandbox.Captchas;
using Gengo.Sandbox.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gengo.Sandbox;

/// <summary>Maps the sandbox's HTTP endpoints.</summary>
public static class SandboxEndpoints
{
    /// <summary>Maps Gengo's API at <c>/sandbox/v2/</c>, its captcha pictures, and the desk at <c>/sandbox/desk/</c>.</summary>
    public static IEndpointRouteBuilder MapGengoSandbox(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        endpoints.Map(ApiEndpoint.Root + "/{**path}", services.GetRequiredService<ApiEndpoint>().HandleAsync);
        endpoints.Map(DeskEndpoint.Root + "/{**path}", services.GetRequiredService<DeskEndpoint>().HandleAsync);

        var sandbox = services.GetRequiredService<Sandbox>();
        endpoints.MapGet("/sandbox/captcha/{key}.png", (HttpContext context) => SendPictureAsync(context, sandbox));
        return endpoints;
    }

    private static async Task SendPictureAsync(HttpContext context, Sandbox sandbox)
    {
        if (sandbox.FindCaptchaAnswer((string?)context.Request.RouteValues["key"] ?? "") is not { } answer)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Each request draws the same letters anew, so that a person who cannot read one drawing can ask for another.
        var picture = CaptchaPicture.Draw(answer, Random.Shared);
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = picture.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(picture, context.RequestAborted);
    }
}
