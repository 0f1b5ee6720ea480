using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace GengoBot.Teams.Authentication;

/// <summary>Reads values and gathers what is wrong with them, so that one failed start tells all of it.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private const string UsGovernmentService = "https://botframework.azure.us";

    private readonly List<string> _wrong = [];

    public string Text(string key, string fallback = "") =>
        configuration[key]?.Trim() is { Length: > 0 } value ? value : fallback;

    public AppType MicrosoftAppType()
    {
        var text = Text("MicrosoftAppType");

        foreach (var type in Enum.GetValues<AppType>())
        {
            if (text.Equals(type.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        Require(text.Length == 0, "MicrosoftAppType must be MultiTenant, SingleTenant or UserAssignedMSI.");
        return default;
    }

    public Cloud ChannelService()
    {
        var service = Text("ChannelService").TrimEnd('/');

        if (service.Equals(UsGovernmentService, StringComparison.OrdinalIgnoreCase))
        {
            return Cloud.UsGovernment;
        }

        Require(service.Length == 0, $"ChannelService must be empty (the public cloud) or {UsGovernmentService}.");
        return Cloud.Public;
    }

    public Uri Url(string key, string fallback)
    {
        var isUrl = Uri.TryCreate(Text(key, fallback), UriKind.Absolute, out var url);

        if (isUrl && url is not null && SafeUrl.Is(url))
        {
            return url;
        }

        Require(false, $"{key} must be an https address without a user name (http for loopback only).");
        return new Uri(fallback);
    }

    public Uri LoginUrl(string key, string fallback)
    {
        var url = Url(key, fallback);
        Require(url.Query.Length == 0 && url.Fragment.Length == 0, $"{key} must have no query and no fragment.");
        Require(
            url.AbsolutePath.Trim('/').Length > 0 || Text(key).Length == 0,
            $"{key} must include the tenant, as in {Cloud.Public.LoginHost}/TENANT.");
        return new Uri(url.AbsoluteUri.TrimEnd('/'));
    }

    public X509Certificate2? Certificate(string pathKey, string passwordKey)
    {
        var path = Text(pathKey);
        if (path.Length == 0)
        {
            return null;
        }

        try
        {
            var certificate = LoadCertificate(path, configuration[passwordKey]);
            Require(certificate.HasPrivateKey, $"{pathKey} names a certificate without its private key.");
            return certificate;
        }
        catch (Exception failure) when (
            failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The library's own words may quote what is in the file.
            Require(false, $"{pathKey} names no certificate that can be read (PEM, or PKCS#12 opened by {passwordKey}).");
            return null;
        }
    }

    public void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            _wrong.Add(sentence);
        }
    }

    public void ThrowIfWrong()
    {
        if (_wrong.Count > 0)
        {
            throw new OptionsValidationException(nameof(AuthenticationSettings), typeof(AuthenticationSettings), _wrong);
        }
    }

    private static X509Certificate2 LoadCertificate(string path, string? password) =>
        (Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase), string.IsNullOrEmpty(password)) switch
        {
            (true, true) => X509Certificate2.CreateFromPemFile(path),
            (true, false) => X509Certificate2.CreateFromEncryptedPemFile(path, password),
            _ => X509CertificateLoader.LoadPkcs12FromFile(path, password),
        };
}
