namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Stands in a constructor's signature; whom to believe is told by the configuration alone.</summary>
public abstract class AuthenticationConfiguration
{
    private protected AuthenticationConfiguration()
    {
    }
}
