using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GengoBot.Playground;

/// <summary>The loopback address of this server.</summary>
public static class PlaygroundAddress
{
    public const string Default = "http://127.0.0.1:3978";

    /// <summary>The address that the server listens on. The server knows it only after it has started.</summary>
    internal static Uri Of(IServer server) => new(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Default);
}
