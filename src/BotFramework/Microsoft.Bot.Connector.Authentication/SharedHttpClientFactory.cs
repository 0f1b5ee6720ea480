namespace Microsoft.Bot.Connector.Authentication;

/// <summary>For a host that has no factory of its own: one pool of connections, whose addresses are looked up anew now and then.</summary>
internal sealed class SharedHttpClientFactory : IHttpClientFactory
{
    private static readonly SocketsHttpHandler Handler = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };

    public static SharedHttpClientFactory Instance { get; } = new();

    public HttpClient CreateClient(string name) => new(Handler, disposeHandler: false);
}
