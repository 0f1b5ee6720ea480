using System.Net;
using System.Net.Sockets;

namespace Gengo.Tests.Infrastructure;

/// <summary>Takes requests, and closes each connection without an answer.</summary>
internal sealed class ClosingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private int _requests;

    private ClosingServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Requests => _requests;

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v2/");

    public static ClosingServer Start() => new();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptSocketAsync();
                var head = new byte[8 * 1024];
                if (await connection.ReceiveAsync(head) > 0)
                {
                    _requests++;
                }

                connection.Shutdown(SocketShutdown.Both);
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }
}
