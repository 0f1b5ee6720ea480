namespace GengoBot.Teams.Outbound;

/// <summary>
/// The last step before anything leaves for the channel, with the bot's token: it goes to listed hosts only. An activity names the address it wants to be answered
/// at, and a stored conversation keeps it.
/// </summary>
internal sealed class ServiceHostGuard(ServiceHosts hosts) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } address && hosts.Has(address)
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException($"'{request.RequestUri?.Authority}' is not among Bot:ServiceHosts, so nothing is sent there.");
}
