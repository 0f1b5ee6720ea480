using System.Collections.Concurrent;

namespace GengoBot.Tests.Teams;

/// <summary>Clients that reach this machine only, and remember what else was asked of them.</summary>
internal sealed class LoopbackClients : IHttpClientFactory, IDisposable
{
    private readonly SocketsHttpHandler _sockets = new();

    public ConcurrentQueue<Uri?> Refused { get; } = [];

    public HttpClient CreateClient(string name) => new(new LoopbackOnly(_sockets, Refused), disposeHandler: false);

    public void Dispose() => _sockets.Dispose();

    private sealed class LoopbackOnly(HttpMessageHandler inner, ConcurrentQueue<Uri?> refused) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { IsLoopback: true })
            {
                return base.SendAsync(request, cancellationToken);
            }

            refused.Enqueue(request.RequestUri);
            throw new InvalidOperationException($"A test called {request.RequestUri}.");
        }
    }
}
