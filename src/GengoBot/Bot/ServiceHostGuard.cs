using GengoBot.Demo;
using Microsoft.Extensions.Options;

namespace GengoBot.Bot;

/// <summary>
/// The last step before a reply leaves: the bot's token goes to listed hosts only, by their exact names and over https. An activity names the
/// address it wants to be answered at, and so could be made to ask for the token.
/// </summary>
internal sealed class ServiceHostGuard(IOptions<BotOptions> options, IOptions<DemoOptions> demo) : DelegatingHandler
{
    /// <summary>Microsoft's published ones (bot-protocol.md, 2.3): worldwide, GCC, GCC High.</summary>
    private static readonly string[] Published = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us"];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } address && IsAllowed(address)
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException($"'{request.RequestUri?.Authority}' is not among Bot:ServiceHosts, so nothing is sent there.");

    private bool IsAllowed(Uri address)
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
