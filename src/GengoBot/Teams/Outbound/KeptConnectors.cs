using System.Collections.Concurrent;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Keeps one connector client for each service address. The packages make a new one for each turn, and with it Newtonsoft's contracts of
/// every type: a hundred times the CPU of the rest of the turn.
/// </summary>
internal sealed class KeptConnectors(IHttpClientFactory clients, TimeProvider time) : ConnectorFactory
{
    /// <summary>Teams has a handful of addresses; more are somebody's invention.</summary>
    private const int MaxCount = 100;

    private readonly ConcurrentDictionary<(string ServiceUrl, string Client), KeptConnector> _kept = new();

    /// <param name="audience">Not looked at: the bot has one registration.</param>
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
        Task.FromResult<IConnectorClient>(For(serviceUrl, ConnectorHttp.Replies));

    /// <param name="client">A client of <see cref="ConnectorHttp"/>, which says whether a refused call is sent again.</param>
    public KeptConnector For(string serviceUrl, string client)
    {
        if (_kept.TryGetValue((serviceUrl, client), out var kept))
        {
            return kept;
        }

        if (_kept.Count >= MaxCount)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd((serviceUrl, client), key => new KeptConnector(new Uri(key.ServiceUrl), clients.CreateClient(key.Client), time));
    }
}
