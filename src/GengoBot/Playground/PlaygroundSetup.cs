using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GengoBot.Playground;

/// <summary>The local page to try the bot: people, chats and a connector of its own. Mapped in demo mode only.</summary>
internal static class PlaygroundSetup
{
    public static IServiceCollection AddPlayground(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChatStore>();
        services.AddSingleton<TeamsActivity>();
        services.AddSingleton<Installations>();
        services.AddSingleton<SendEndpoint>();

        // One for the program's life: it only talks to the program itself, so no address can grow old.
        services.AddSingleton(_ => new BotDoor(new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = BotDoor.Patience,
        }));
        return services;
    }

    public static void MapPlayground(this IEndpointRouteBuilder endpoints)
    {
        var all = endpoints.MapGroup("").AddEndpointFilter<OwnPageOnly>();
        all.MapGet("/", (HttpContext context) => PageFiles.Get(context));

        var playground = all.MapGroup("/playground");
        playground.MapGet("/files/{file}", PageFiles.Get);
        playground.MapGet("/state", State);
        playground.MapGet("/events", PageEvents.Get);
        playground.MapPost("/send", (HttpContext context, SendEndpoint send) => send.HandleAsync(context));
        playground.MapConnector();
    }

    private static IResult State(ChatStore store) => Results.Json(
        new PageState(
            Organization.TeamName, Organization.BotName, Organization.People, Organization.Channels, PageFiles.Missing, store.Snapshot()),
        PlaygroundJson.Default.PageState);
}
