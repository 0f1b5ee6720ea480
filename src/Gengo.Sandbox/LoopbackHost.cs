using System.Net;

namespace Gengo.Sandbox;

/// <summary>Decides whether the host in an address or Host header is this machine.</summary>
public static class LoopbackHost
{
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
