using GengoBot.Hosting;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace GengoBot.Teams.Connector;

/// <summary>
/// Keeps one connector client for each service address. The packages make a new one for each turn, and with it Newtonsoft's contracts of
/// every type: a hundred times the CPU of the rest of the turn.
/// </summary>
internal sealed class KeptConnectors(IHttpClientFactory clients, OtherAddresses others, TimeProvider time) : ConnectorFactory
{
    /// <summary>Teams has a handful of addresses; more are somebody's invention.</summary>
    private const int MaxCount = 100;

    private readonly BoundedCache<(string ServiceUrl, string Client), KeptConnector> _kept = new(MaxCount, time);

    /// <param name="audience">Not looked at: the bot has one registration.</param>
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
        Task.FromResult<IConnectorClient>(For(serviceUrl, ConnectorHttp.Replies));

    /// <param name="client">A client of <see cref="ConnectorHttp"/>, which says whether a refused call is sent again.</param>
    public KeptConnector For(string serviceUrl, string client)
    {
        if (!_kept.TryGet((serviceUrl, client), out var kept))
        {
            kept = new KeptConnector(new Uri(serviceUrl), clients.CreateClient(client), others, time);
            _kept.Set((serviceUrl, client), kept);
        }

        return kept;
    }
}
