namespace GengoBot.Teams.Authentication;

/// <summary>Registers how Teams proves who it is, and the bot who it is.</summary>
internal static class AuthenticationSetup
{
    public static IServiceCollection AddTeamsAuthentication(this IServiceCollection services)
    {
        services.AddHttpClient(MsalLogin.ClientName);
        services.AddHttpClient(SigningKeyDownload.ClientName);
        services.AddSingleton(static provider => AuthenticationSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ChannelTokenValidator>();
        services.AddSingleton<BotTokenSource>();
        return services;
    }
}
