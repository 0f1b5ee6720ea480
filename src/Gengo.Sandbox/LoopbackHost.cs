using System.Net;

namespace Gengo.Sandbox;

/// <summary>Whether a host, of an address or of a Host header, is this machine.</summary>
public static class LoopbackHost
{
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
