using System.Net;
using System.Net.Sockets;

namespace GengoBot.Captchas;

/// <summary>
/// Connects to captcha hosts: directly, to a checked address, without cookies or credentials, and without following redirects.
/// </summary>
internal static class CaptchaHandler
{
    public static SocketsHttpHandler For(CaptchaAddress addresses) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null, // neither a trace id for the stranger nor his address in our traces
        ConnectTimeout = TimeSpan.FromSeconds(10), // ends the attempt that a person no longer waits for
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = 16, // KB
        ConnectCallback = async (context, cancellationToken) =>
        {
            // A request that is sent has an address.
            var checkedAddresses = await addresses.ResolveAsync(context.InitialRequestMessage.RequestUri!, cancellationToken);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(checkedAddresses, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
