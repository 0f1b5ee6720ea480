using Gengo.Sandbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GengoBot.Playground;

/// <summary>Sets up what the bot is tried with: a chat page, a connector, Gengo in memory and the translator's desk.</summary>
public static class PlaygroundSetup
{
    public static IServiceCollection AddPlayground(this IServiceCollection services)
    {
        services.AddGengoSandbox();
        services.AddOptions<PlaygroundOptions>();
        services.AddSingleton(static provider =>
            new PlaygroundGengo(provider.GetRequiredService<Sandbox>(), provider.GetRequiredService<IServer>()));
        services.AddHostedService<SandboxCallbacks>();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChatStore>();
        services.AddSingleton<TeamsActivity>();
        services.AddSingleton<Installations>();
        services.AddSingleton<SendEndpoint>();

        // One for the life of the program: it only talks to the program itself, so no address can go stale.
        services.AddSingleton(static _ => new BotDoor(new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = BotDoor.Patience,
        }));
        return services;
    }

    /// <summary>Maps the page, the connector, the sandbox and the desk, and refuses requests for a host that is not loopback.</summary>
    public static WebApplication MapPlayground(this WebApplication app)
    {
        app.Use(LoopbackOnly.CheckAsync);
        app.MapGengoSandbox();

        var page = app.MapGroup("").AddEndpointFilter<OwnPageOnly>();
        page.MapGet("/", static (HttpContext context) => PageFiles.Get(context));

        var playground = page.MapGroup("/playground");
        playground.MapGet("/files/{file}", PageFiles.Get);
        playground.MapGet("/state", PageState.Get);
        playground.MapGet("/events", PageEvents.Get);
        playground.MapPost("/send", static (HttpContext context, SendEndpoint send) => send.HandleAsync(context));
        playground.MapConnector();
        return app;
    }
}
