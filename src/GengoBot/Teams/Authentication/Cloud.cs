namespace GengoBot.Teams.Authentication;

/// <summary>The addresses and names of one cloud, for tokens from Teams and to Teams (docs/protocol/teams.md).</summary>
internal sealed record Cloud(
    string OpenIdMetadataUrl,
    string TokenIssuer,
    string LoginHost,
    string MultiTenantSegment,
    string OAuthScope)
{
    public static readonly Cloud Public = new(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://api.botframework.com",
        "https://login.microsoftonline.com",
        "botframework.com",
        "https://api.botframework.com/.default");

    public static readonly Cloud UsGovernment = new(
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://api.botframework.us",
        "https://login.microsoftonline.us",
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us/.default");
}
