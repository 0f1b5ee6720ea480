using GengoBot.Hosting;

namespace GengoBot.Teams;

/// <summary>Who may reach the bot, and whom the bot may answer.</summary>
internal sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Any tenant. It must be written out, so that nobody allows it by accident.</summary>
    public const string AnyTenant = "*";

    /// <summary><c>MicrosoftAppTenantId</c>.</summary>
    public string? OwnTenant { get; set; }

    /// <summary>Tenant ids that may use the bot; empty is only <c>MicrosoftAppTenantId</c>.</summary>
    public string[] AllowedTenants { get; set; } = [];

    /// <summary>Exact hosts (with a port where it is not 443) that the bot's token may be sent to.</summary>
    public string[] ServiceHosts { get; set; } = [];

    /// <summary>How much one person may type and click within a minute; a card that refreshes itself counts.</summary>
    [SettingRange(Section, 1, 60_000)]
    public int TurnsPerMinute { get; set; } = 300;

    /// <summary>How much all people of a tenant may type and click within a minute.</summary>
    [SettingRange(Section, 1, 60_000)]
    public int TenantTurnsPerMinute { get; set; } = 6_000;

    /// <summary>The address at which clients reach the bot.</summary>
    public Uri? PublicAddress { get; set; }
}
