using System.Diagnostics;
using GengoBot.Teams.Authentication;

namespace GengoBot.Teams.Connector;

/// <summary>The HTTP clients that carry the bot's token to the connector, and the chain of handlers that each call goes through.</summary>
internal static class ConnectorHttp
{
    /// <summary>
    /// The client for answers to people keeps them in order within a conversation and sends them again where Teams does not take them at
    /// once.
    /// </summary>
    public const string Replies = "Teams replies";

    /// <summary>The client for notifications sends once: the outbox keeps order and tries again by its own rows.</summary>
    public const string Notifications = "Teams notifications";

    public static IServiceCollection AddConnectorHttp(this IServiceCollection services)
    {
        services.AddSingleton<ServiceHosts>();
        services.AddTransient<ServiceHostGuard>();
        services.AddTransient<BotTokenHandler>();
        services.AddTransient<OneAtATime>();
        services.AddTransient<SendAgain>();
        services.AddSingleton<OtherAddresses>();
        services.AddSingleton<KeptConnectors>();
        services.AddSingleton<TeamsConversations>();
        services.AddHttpClient(Replies).AddHttpMessageHandler<OneAtATime>().AddHttpMessageHandler<SendAgain>().ToListedHostsOnly();
        services.AddHttpClient(Notifications).ToListedHostsOnly();
        return services;
    }

    /// <summary>The clients are kept, and so are their handlers: addresses are looked up anew by the pool of connections.</summary>
    private static void ToListedHostsOnly(this IHttpClientBuilder client) => client
        .ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .AddHttpMessageHandler<ServiceHostGuard>()
        .AddHttpMessageHandler<BotTokenHandler>()
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        })
        .RemoveAllLoggers();
}
