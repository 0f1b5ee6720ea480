namespace GengoBot.Teams.Authentication;

/// <summary>
/// How the bot is registered: <c>MicrosoftAppType</c>. It decides how the bot signs in, not how channels do.
/// </summary>
internal enum AppType
{
    MultiTenant,
    SingleTenant,
    UserAssignedMSI,
}
