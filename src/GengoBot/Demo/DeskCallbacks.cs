using Gengo.Sandbox;
using GengoBot.Accounts;
using Microsoft.AspNetCore.Hosting.Server;

namespace GengoBot.Demo;

/// <summary>
/// What happens at the desk is told to this bot, as Gengo would tell it. Where to, is known once the server listens, and set before the program is said to
/// have started: so whoever waited for that may say otherwise.
/// </summary>
internal sealed class DeskCallbacks(Sandbox sandbox, CallbackAddress address, IServer server) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        sandbox.CallbackUrl = address.On(DemoSetup.OwnAddress(server), GengoAccounts.Sandbox)?.ToString();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
