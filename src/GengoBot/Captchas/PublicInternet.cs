using System.Net;
using System.Net.Sockets;

namespace GengoBot.Captchas;

/// <summary>Tells addresses on the public internet from those of this machine and its neighbours.</summary>
internal static class PublicInternet
{
    // The IANA special-purpose registries, and the one metadata address outside of them (Azure's 168.63.129.16).
    private static readonly IPNetwork[] NotForStrangers =
    [
        .. from network in (string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]
        select IPNetwork.Parse(network),
    ];

    // All else in IPv6 (loopback, link-local, unique local, multicast, translated IPv4) is special.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain))
            && !NotForStrangers.Any(network => network.Contains(plain));
    }
}
