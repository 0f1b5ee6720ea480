using Gengo.Sandbox;
using Microsoft.AspNetCore.Hosting.Server;

namespace GengoBot.Playground;

/// <summary>The playground's Gengo, as the bot calls it: over HTTP, with keys.</summary>
public sealed class PlaygroundGengo
{
    private readonly Sandbox _sandbox;
    private readonly IServer _server;

    internal PlaygroundGengo(Sandbox sandbox, IServer server)
    {
        _sandbox = sandbox;
        _server = server;
    }

    public string PublicKey => _sandbox.PublicKey;

    public string PrivateKey => _sandbox.PrivateKey;

    /// <summary>The base address of the API. It is right once the server has started, which is before anybody asks for a job.</summary>
    public Uri BaseAddress => new(PlaygroundAddress.Of(_server), "/sandbox/v2/");
}
