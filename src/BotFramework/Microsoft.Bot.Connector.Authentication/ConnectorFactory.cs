namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Makes the client that sends for one identity. Only this library has a client, so only it can derive.</summary>
public abstract class ConnectorFactory
{
    private protected ConnectorFactory()
    {
    }

    internal abstract ConnectorClient Create(string serviceUrl);
}
