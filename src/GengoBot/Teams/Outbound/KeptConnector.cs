using Microsoft.Bot.Connector;
using Microsoft.Rest;

namespace GengoBot.Teams.Outbound;

/// <summary>A connector client that outlives the turns that use it.</summary>
internal sealed class KeptConnector(Uri serviceUrl, HttpClient http) : ConnectorClient(serviceUrl, new TokenByHandler(), http, disposeHttpClient: false)
{
    /// <summary>Does nothing: the adapter disposes of what it was given at the end of each turn.</summary>
#pragma warning disable CA2215 // that is the point
    protected override void Dispose(bool disposing)
#pragma warning restore CA2215
    {
    }

    /// <summary>Sets nothing: <see cref="BotTokenHandler"/> does, behind the list of hosts and anew for each try.</summary>
    private sealed class TokenByHandler : ServiceClientCredentials;
}
