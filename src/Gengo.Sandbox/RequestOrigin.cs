using System.Net;
using Microsoft.AspNetCore.Http;

namespace Gengo.Sandbox;

/// <summary>Finds scheme, host and port of this server, as the caller addressed it.</summary>
internal static class RequestOrigin
{
    public static string Of(HttpRequest request)
    {
        var connection = request.HttpContext.Connection;
        var host = request.Host.HasValue
            ? request.Host.ToUriComponent()
            : new IPEndPoint(connection.LocalIpAddress ?? IPAddress.Loopback, connection.LocalPort).ToString();
        return $"{request.Scheme}://{host}";
    }
}
