using Gengo.Sandbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace GengoBot.Playground;

/// <summary>
/// Tells the sandbox where to send its callbacks. The address is known once the server listens, and is set before the program counts as
/// started, so that a test can change it afterwards.
/// </summary>
internal sealed class SandboxCallbacks(Sandbox sandbox, IOptions<PlaygroundOptions> options, IServer server) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        sandbox.CallbackUrl = options.Value.CallbackAddress(PlaygroundAddress.Of(server))?.ToString();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
