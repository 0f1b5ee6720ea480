namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Stands in a constructor's signature; credentials come from the configuration alone.</summary>
public abstract class ServiceClientCredentialsFactory
{
    private protected ServiceClientCredentialsFactory()
    {
    }
}
