using System.Net;

namespace Gengo.Sandbox;

internal static class LoopbackHost
{
    // Uri.IsLoopback would do, but it also takes the name "loopback", which a name server may send anywhere.
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
