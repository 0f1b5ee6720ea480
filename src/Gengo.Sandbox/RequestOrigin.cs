using System.Net;
using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox;

/// <summary>This server as the caller addressed it.</summary>
internal static class RequestOrigin
{
    public static string Of(HttpRequest request)
    {
        var host = request.Host.HasValue
            ? request.Host.ToUriComponent()
            : new IPEndPoint(request.HttpContext.Connection.LocalIpAddress ?? IPAddress.Loopback, request.HttpContext.Connection.LocalPort).ToString();
        return $"{request.Scheme}://{host}";
    }
}
