namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Connectors that send with the bot's token, over the host's default HTTP client.</summary>
internal sealed class TokenConnectorFactory(IHttpClientFactory clients, BotTokenSource tokens) : ConnectorFactory
{
    internal override ConnectorClient Create(string serviceUrl) => new(new ConnectorHttp(serviceUrl, clients, tokens));
}
