using System.Security.Cryptography.X509Certificates;

namespace GengoBot.Teams.Authentication;

/// <summary>Who the bot is, whom it believes and where it signs in. Not a record: a record's text would show the password.</summary>
internal sealed class AuthenticationSettings
{
    private const string DefaultScope = "/.default";

    public required AppType AppType { get; init; }

    /// <summary>Empty when the bot has no registration: then it refuses all channels and sends no token.</summary>
    public required string AppId { get; init; }

    public required string AppPassword { get; init; }

    public required X509Certificate2? Certificate { get; init; }

    public required Uri OpenIdMetadataUrl { get; init; }

    public required string TokenIssuer { get; init; }

    /// <summary>With the tenant, without a slash at the end.</summary>
    public required Uri LoginUrl { get; init; }

    public required string OAuthScope { get; init; }

    /// <summary>The channel service, as a managed identity and the packages name it: the scope without its last part.</summary>
    public string Audience => OAuthScope.EndsWith(DefaultScope, StringComparison.Ordinal) ? OAuthScope[..^DefaultScope.Length] : OAuthScope;

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">
    /// Each sentence of its message names the key that is wrong.
    /// </exception>
    public static AuthenticationSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var type = reader.MicrosoftAppType();
        // Tokens name it in small letters.
        var id = reader.Text("MicrosoftAppId").ToLowerInvariant();
        var password = reader.Text("MicrosoftAppPassword");
        var certificate = reader.Certificate("MicrosoftAppCertificatePath", "MicrosoftAppCertificatePassword");
        var tenant = reader.Text("MicrosoftAppTenantId");
        var cloud = reader.ChannelService();
        var segment = type == AppType.SingleTenant ? tenant : cloud.MultiTenantSegment;

        CheckIdentity(reader, type, id, tenant);
        CheckCredential(reader, type, id, password);

        var settings = new AuthenticationSettings
        {
            AppType = type,
            AppId = id,
            AppPassword = password,
            Certificate = certificate,
            OpenIdMetadataUrl = reader.Url("ToBotFromChannelOpenIdMetadataUrl", cloud.OpenIdMetadataUrl),
            TokenIssuer = reader.Text("ToBotFromChannelTokenIssuer", cloud.TokenIssuer),
            LoginUrl = reader.LoginUrl("ToChannelFromBotLoginUrl", $"{cloud.LoginHost}/{Uri.EscapeDataString(segment)}"),
            OAuthScope = reader.Text("ToChannelFromBotOAuthScope", cloud.OAuthScope),
        };

        reader.ThrowIfWrong();
        return settings;
    }

    private static void CheckIdentity(SettingsReader reader, AppType type, string id, string tenant)
    {
        if (type == AppType.MultiTenant)
        {
            return;
        }

        reader.Require(id.Length > 0, $"MicrosoftAppId is missing: MicrosoftAppType {type} needs it.");
        reader.Require(tenant.Length > 0, $"MicrosoftAppTenantId is missing: MicrosoftAppType {type} needs it.");
    }

    private static void CheckCredential(SettingsReader reader, AppType type, string id, string password)
    {
        var hasPassword = password.Length > 0;
        var hasCertificate = reader.Text("MicrosoftAppCertificatePath").Length > 0;

        if (type == AppType.UserAssignedMSI)
        {
            reader.Require(!hasPassword, "MicrosoftAppPassword must be empty: MicrosoftAppType UserAssignedMSI has no secret.");
            reader.Require(
                !hasCertificate, "MicrosoftAppCertificatePath must be empty: MicrosoftAppType UserAssignedMSI has no certificate.");
            return;
        }

        reader.Require(!(hasPassword && hasCertificate), "MicrosoftAppPassword and MicrosoftAppCertificatePath are both set: keep one.");
        reader.Require(
            id.Length == 0 || hasPassword || hasCertificate,
            "MicrosoftAppPassword is missing: MicrosoftAppId needs it, or MicrosoftAppCertificatePath.");
        reader.Require(
            id.Length > 0 || !(hasPassword || hasCertificate) || type != AppType.MultiTenant,
            "MicrosoftAppId is missing: a password or certificate is set without it.");
    }
}
