namespace GengoBot.Teams.Authentication;

/// <summary>
/// Sends MSAL's token request to the endpoint of the settings, and nothing anywhere else. MSAL refuses http authorities and drops all of a
/// path but its tenant, so a login service on loopback, or one below another path, is reached this way; and the secret can't go astray.
/// </summary>
internal sealed class TokenEndpoint(Uri loginUrl, IHttpClientFactory http) : HttpMessageHandler
{
    private const string Path = "/oauth2/v2.0/token";

    // A token response is a few kilobytes.
    private const int MaxBytes = 256 * 1024;

    private readonly Uri _url = new(loginUrl.AbsoluteUri + Path);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri?.AbsolutePath.EndsWith(Path, StringComparison.Ordinal) != true)
        {
            throw new HttpRequestException("MSAL asked for something else than a token.");
        }

        // Not disposed: that would take the content along, which MSAL may send a second time.
        var copy = new HttpRequestMessage(HttpMethod.Post, _url) { Content = request.Content };
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        var response = await http.CreateClient(MsalLogin.ClientName)
            .SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
        return response;
    }
}
