namespace GengoBot.Teams.Connector;

/// <summary>
/// Lets requests with the bot's token go to listed hosts only. The address comes from an activity, or from a conversation that keeps it, so
/// it is checked last of all, before anything leaves.
/// </summary>
internal sealed class ServiceHostGuard(ServiceHosts hosts) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } address && hosts.Has(address)
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException($"'{request.RequestUri?.Authority}' is not among Bot:ServiceHosts, so nothing is sent there.");
}
