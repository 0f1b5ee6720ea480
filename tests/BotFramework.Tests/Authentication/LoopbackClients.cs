namespace BotFramework.Tests.Authentication;

/// <summary>Clients that reach this machine only.</summary>
internal sealed class LoopbackClients : IHttpClientFactory, IDisposable
{
    private readonly SocketsHttpHandler _sockets = new();

    public HttpClient CreateClient(string name) => new(new LoopbackOnly(_sockets), disposeHandler: false);

    public void Dispose() => _sockets.Dispose();

    private sealed class LoopbackOnly(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri is { IsLoopback: true }
                ? base.SendAsync(request, cancellationToken)
                : throw new InvalidOperationException($"A test called {request.RequestUri}.");
    }
}
