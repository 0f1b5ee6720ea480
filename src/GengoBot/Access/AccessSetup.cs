namespace GengoBot.Access;

/// <summary>Registers who may do what, as far as people decide it in conversations.</summary>
internal static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GrantStore>();
        return builder;
    }
}
