namespace GengoBot.Watches;

/// <summary>Registers what starts and ends watches.</summary>
internal static class WatchesSetup
{
    public static WebApplicationBuilder AddWatches(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WatchList>();
        builder.Services.AddSingleton<WatchBeginning>();
        builder.Services.AddSingleton<OwnChatWatch>();
        return builder;
    }
}
