using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GengoBot.Teams.Authentication;
using Microsoft.Extensions.Options;

namespace GengoBot.Tests.Teams;

public sealed class AuthenticationSettingsTests : IDisposable
{
    private const string Secret = "s3cr3t-words";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-auth-");

    [Fact]
    public void Without_settings_there_is_no_bot_and_the_public_cloud()
    {
        var settings = Settings.Of();

        Assert.Equal((AppType.MultiTenant, ""), (settings.AppType, settings.AppId));
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", settings.OpenIdMetadataUrl.AbsoluteUri);
        Assert.Equal("https://api.botframework.com", settings.TokenIssuer);
        Assert.Equal("https://login.microsoftonline.com/botframework.com", settings.LoginUrl.AbsoluteUri);
        Assert.Equal("https://api.botframework.com/.default", settings.OAuthScope);
    }

    [Fact]
    public void The_government_cloud_has_its_own_addresses()
    {
        var settings = Settings.Of(
            ("ChannelService", "https://botframework.azure.us/"), ("MicrosoftAppId", "bot"), ("MicrosoftAppPassword", Secret));

        Assert.Equal("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", settings.OpenIdMetadataUrl.AbsoluteUri);
        Assert.Equal("https://api.botframework.us", settings.TokenIssuer);
        Assert.Equal("https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", settings.LoginUrl.AbsoluteUri);
        Assert.Equal("https://api.botframework.us/.default", settings.OAuthScope);
    }

    [Fact]
    public void A_bot_of_one_tenant_signs_in_there()
    {
        var settings = Settings.Of(
            ("MicrosoftAppType", "singletenant"),
            ("MicrosoftAppId", " bot "),
            ("MicrosoftAppPassword", Secret),
            ("MicrosoftAppTenantId", "contoso"));

        Assert.Equal((AppType.SingleTenant, "bot"), (settings.AppType, settings.AppId));
        Assert.Equal("https://login.microsoftonline.com/contoso", settings.LoginUrl.AbsoluteUri);
    }

    [Fact]
    public void A_managed_identity_needs_no_secret()
    {
        var settings = Settings.Of(
            ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppId", "bot"), ("MicrosoftAppTenantId", "contoso"));

        Assert.Equal(AppType.UserAssignedMSI, settings.AppType);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5001/contoso", "http://127.0.0.1:5001/contoso")]
    [InlineData("http://localhost/a/contoso/", "http://localhost/a/contoso")]
    [InlineData("http://[::1]:5001/contoso", "http://[::1]:5001/contoso")]
    [InlineData("https://login.example/contoso", "https://login.example/contoso")]
    public void Addresses_can_be_replaced_by_https_ones_and_by_this_machine(string url, string expected)
    {
        var settings = Settings.Of(
            ("ToChannelFromBotLoginUrl", url),
            ("ToBotFromChannelOpenIdMetadataUrl", url),
            ("ToBotFromChannelTokenIssuer", "issuer"),
            ("ToChannelFromBotOAuthScope", "scope"));

        Assert.Equal(expected, settings.LoginUrl.AbsoluteUri);
        Assert.Equal(url, settings.OpenIdMetadataUrl.AbsoluteUri);
        Assert.Equal(("issuer", "scope"), (settings.TokenIssuer, settings.OAuthScope));
    }

    [Theory]
    [InlineData("MicrosoftAppType", "MicrosoftAppType=Skill")]
    [InlineData("MicrosoftAppType", "MicrosoftAppType=1")]
    [InlineData("MicrosoftAppId", "MicrosoftAppPassword=s3cr3t-words")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppId=bot")]
    [InlineData("MicrosoftAppTenantId", "MicrosoftAppType=SingleTenant;MicrosoftAppId=bot;MicrosoftAppPassword=s3cr3t-words")]
    [InlineData("MicrosoftAppId", "MicrosoftAppType=SingleTenant;MicrosoftAppTenantId=contoso;MicrosoftAppPassword=s3cr3t-words")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppType=SingleTenant;MicrosoftAppId=bot;MicrosoftAppTenantId=contoso")]
    [InlineData("MicrosoftAppPassword", "MicrosoftAppType=UserAssignedMSI;MicrosoftAppId=b;MicrosoftAppTenantId=c;MicrosoftAppPassword=x")]
    [InlineData("MicrosoftAppTenantId", "MicrosoftAppType=UserAssignedMSI;MicrosoftAppId=bot")]
    [InlineData("MicrosoftAppId", "MicrosoftAppType=UserAssignedMSI;MicrosoftAppTenantId=contoso")]
    [InlineData("MicrosoftAppCertificatePath", "MicrosoftAppId=bot;MicrosoftAppCertificatePath=/nowhere/bot.pfx")]
    [InlineData("MicrosoftAppCertificatePath", "MicrosoftAppId=bot;MicrosoftAppCertificatePath=/nowhere/bot.pem")]
    [InlineData("ChannelService", "ChannelService=https://botframework.example")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "ToBotFromChannelOpenIdMetadataUrl=not an address")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "ToBotFromChannelOpenIdMetadataUrl=http://login.example/openid")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "ToBotFromChannelOpenIdMetadataUrl=file:///etc/passwd")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "ToBotFromChannelOpenIdMetadataUrl=https://user:pass@login.example/openid")]
    [InlineData("ToChannelFromBotLoginUrl", "ToChannelFromBotLoginUrl=http://login.example/contoso")]
    [InlineData("ToChannelFromBotLoginUrl", "ToChannelFromBotLoginUrl=https://login.example/")]
    [InlineData("ToChannelFromBotLoginUrl", "ToChannelFromBotLoginUrl=https://login.example/contoso?x=y")]
    public void A_wrong_setting_stops_the_start_and_is_named(string key, string settings)
    {
        var values = settings.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], (string?)pair[1])).ToArray();

        var wrong = Assert.Throws<OptionsValidationException>(() => Settings.Of(values));

        Assert.StartsWith(key + " ", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, wrong.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var wrong = Assert.Throws<OptionsValidationException>(() =>
            Settings.Of(("MicrosoftAppType", "SingleTenant"), ("ChannelService", "x")));

        Assert.Equal(3, wrong.Failures.Count());
    }

    [Theory]
    [InlineData("bot.pfx", null)]
    [InlineData("bot.pfx", Secret)]
    [InlineData("bot.pem", null)]
    [InlineData("bot.pem", Secret)]
    public void A_certificate_is_read_from_PKCS12_or_PEM(string file, string? password)
    {
        using var certificate = TestCertificate();

        var settings = Settings.Of(
            ("MicrosoftAppId", "bot"),
            ("MicrosoftAppCertificatePath", Write(file, certificate, password)),
            ("MicrosoftAppCertificatePassword", password));

        Assert.Equal(certificate.Thumbprint, settings.Certificate?.Thumbprint);
    }

    [Theory]
    [InlineData("bot.pfx")]
    [InlineData("bot.pem")]
    public void A_certificate_that_its_password_does_not_open_stops_the_start(string file)
    {
        using var certificate = TestCertificate();
        var path = Write(file, certificate, Secret);

        var wrong = Assert.Throws<OptionsValidationException>(() => Settings.Of(
            ("MicrosoftAppId", "bot"), ("MicrosoftAppCertificatePath", path), ("MicrosoftAppCertificatePassword", "not " + Secret)));

        Assert.StartsWith("MicrosoftAppCertificatePath ", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_its_private_key_stops_the_start()
    {
        using var certificate = TestCertificate();
        var path = Path.Combine(_folder.FullName, "public.pfx");
        File.WriteAllBytes(path, X509CertificateLoader.LoadCertificate(certificate.RawData).Export(X509ContentType.Pkcs12));

        var wrong = Assert.Throws<OptionsValidationException>(() =>
            Settings.Of(("MicrosoftAppId", "bot"), ("MicrosoftAppCertificatePath", path)));

        Assert.StartsWith("MicrosoftAppCertificatePath ", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_beside_a_certificate_is_one_too_many()
    {
        using var certificate = TestCertificate();

        var wrong = Assert.Throws<OptionsValidationException>(() => Settings.Of(
            ("MicrosoftAppId", "bot"),
            ("MicrosoftAppPassword", Secret),
            ("MicrosoftAppCertificatePath", Write("bot.pfx", certificate, null))));

        Assert.StartsWith("MicrosoftAppPassword and MicrosoftAppCertificatePath ", Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static X509Certificate2 TestCertificate()
    {
        using var key = RSA.Create(TestKeys.First().Parameters);
        return new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private string Write(string file, X509Certificate2 certificate, string? password)
    {
        var path = Path.Combine(_folder.FullName, file);

        if (file.EndsWith(".pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
            return path;
        }

        using var key = RSA.Create(TestKeys.First().Parameters);
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var pem = password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, encryption);
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + pem);
        return path;
    }
}
