namespace GengoBot.Conversations;

/// <summary>Registers what the bot knows of its conversations.</summary>
internal static class ConversationsSetup
{
    public static WebApplicationBuilder AddConversations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<ShownJobStore>();
        services.AddSingleton<WatchStore>();
        services.AddSingleton<WelcomeStore>();
        return builder;
    }
}
