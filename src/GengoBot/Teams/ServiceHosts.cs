using GengoBot.Hosting;
using Microsoft.Extensions.Options;

namespace GengoBot.Teams;

/// <summary>Says which addresses the bot answers at and sends its token to: listed hosts, by their exact names and over https.</summary>
internal sealed class ServiceHosts(IOptions<BotOptions> options, IOptions<DemoOptions> demo)
{
    /// <summary>
    /// The hosts that Microsoft publishes (docs/protocol/teams.md#hosts-that-receive-the-token): worldwide, GCC, GCC High.
    /// </summary>
    private static readonly string[] Published =
        ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us"];

    /// <summary>Whether a setting names a host exactly, with a port where it is none of https' own.</summary>
    public static bool IsExact(string host) => Uri.TryCreate("https://" + host, UriKind.Absolute, out var address)
        && string.Equals(address.Authority, host, StringComparison.OrdinalIgnoreCase);

    public bool Has(Uri address)
    {
        if (address.IsLoopback && demo.Value.Enabled)
        {
            return true;
        }

        var listed = options.Value.ServiceHosts is { Length: > 0 } hosts ? hosts : Published;
        return (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && Array.Exists(listed, host => string.Equals(host, address.Authority, StringComparison.OrdinalIgnoreCase));
    }
}
