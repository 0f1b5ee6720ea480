using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gengo.Tests.Infrastructure;

/// <summary>A server that reads a whole request, answers the given bytes, even if they are not HTTP, and closes the connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public LoopbackServer(string answer)
    {
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/v2/");
        _serving = ServeAsync(Encoding.UTF8.GetBytes(answer));
    }

    public Uri Address { get; }

    public List<string> Requests { get; } = [];

    /// <summary>Starts a server that answers with a correct response.</summary>
    public static LoopbackServer Answering(string json) => new(
        $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync(byte[] answer)
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await using var stream = client.GetStream();
            Requests.Add(await ReadAsync(stream));
            await stream.WriteAsync(answer, _stop.Token);
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        do
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token)));
        }
        while (!IsWhole(text.ToString()));
        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var header = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var length = header is null ? 0 : int.Parse(header.Split(':')[1], CultureInfo.InvariantCulture);
        return end >= 0 && request.Length >= end + 4 + length;
    }
}
