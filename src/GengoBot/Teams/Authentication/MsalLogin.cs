using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace GengoBot.Teams.Authentication;

/// <summary>Signs the bot in with MSAL: by secret, by certificate, or as the managed identity of the machine it runs on.</summary>
internal sealed partial class MsalLogin
{
    public const string ClientName = "Bot Framework login";

    private readonly Func<CancellationToken, Task<AuthenticationResult>> _acquire;

    public MsalLogin(AuthenticationSettings settings, IHttpClientFactory http) =>
        _acquire = settings.AppType == AppType.UserAssignedMSI ? ManagedIdentity(settings, http) : ClientCredentials(settings, http);

    /// <summary>A new token and how long it lives. MSAL's own cache is passed by: <see cref="BotTokenSource"/> is the cache.</summary>
    public async Task<(string Value, TimeSpan Lifetime)> AcquireAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await _acquire(cancellationToken);

            // MSAL reckons the expiry from the machine's clock, so that clock says what is left.
            return (result.AccessToken, result.ExpiresOn - DateTimeOffset.UtcNow);
        }
        catch (Exception failure)
        {
            throw new BotTokenException(Reason(failure));
        }
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> ClientCredentials(
        AuthenticationSettings settings, IHttpClientFactory http)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(settings.AppId)
            .WithAuthority(Authority(settings.LoginUrl), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Clients(() => new HttpClient(new TokenEndpoint(settings.LoginUrl, http))));

        var application = settings.Certificate is { } certificate
            ? builder.WithCertificate(certificate).Build()
            : builder.WithClientSecret(settings.AppPassword).Build();

        return cancellationToken =>
            application.AcquireTokenForClient([settings.OAuthScope]).WithForceRefresh(true).ExecuteAsync(cancellationToken);
    }

    // MSAL takes authorities of the form https://host/tenant only. TokenEndpoint sends its request where the settings say.
    private static Uri Authority(Uri loginUrl) =>
        new UriBuilder(loginUrl) { Scheme = Uri.UriSchemeHttps, Path = loginUrl.Segments[^1] }.Uri;

    private static Func<CancellationToken, Task<AuthenticationResult>> ManagedIdentity(
        AuthenticationSettings settings, IHttpClientFactory http)
    {
        var application = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(settings.AppId))
            .WithHttpClientFactory(new Clients(() => http.CreateClient(ClientName)))
            .Build();

        return cancellationToken =>
            application.AcquireTokenForManagedIdentity(settings.Audience).WithForceRefresh(true).ExecuteAsync(cancellationToken);
    }

    // No words of the login service, only what an administrator looks up: the status, and Entra's number of the error.
    private static string Reason(Exception failure) => failure switch
    {
        MsalServiceException refused => $"the login service answered {refused.StatusCode} {EntraCode().Match(refused.Message)}".TrimEnd(),
        HttpRequestException unreachable => $"the login service can't be reached ({unreachable.HttpRequestError})",
        OperationCanceledException => "the login service took too long",
        _ => $"the login service's answer can't be used ({failure.GetType().Name})",
    };

    [GeneratedRegex(@"\bAADSTS\d{1,10}\b")]
    private static partial Regex EntraCode();

    private sealed class Clients(Func<HttpClient> create) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => create();
    }
}
