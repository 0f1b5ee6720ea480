namespace GengoBot.Watches;

/// <summary>Registers how watches begin and end.</summary>
internal static class WatchesSetup
{
    public static WebApplicationBuilder AddWatches(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WatchList>();
        return builder;
    }
}
