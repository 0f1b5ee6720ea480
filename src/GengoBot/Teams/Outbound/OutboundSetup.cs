using GengoBot.Teams.Connector;

namespace GengoBot.Teams.Outbound;

/// <summary>Registers what sends messages to Teams.</summary>
internal static class OutboundSetup
{
    public static IServiceCollection AddTeamsOutbound(this IServiceCollection services)
    {
        services.AddConnectorHttp();
        services.AddSingleton<BackgroundWork>();
        services.AddHostedService(static provider => provider.GetRequiredService<BackgroundWork>());
        services.AddSingleton<RosterCache>();
        services.AddSingleton<MemberDirectory>();
        services.AddSingleton<PersonalChats>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<CardPoster>();
        services.AddSingleton<AnswerPublisher>();
        return services;
    }
}
