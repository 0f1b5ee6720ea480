namespace GengoBot.Access;

/// <summary>Registers the roles that people grant in conversations.</summary>
internal static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GrantStore>();
        return builder;
    }
}
