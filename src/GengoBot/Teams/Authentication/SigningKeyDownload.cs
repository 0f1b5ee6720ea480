using System.Text.Json;

namespace GengoBot.Teams.Authentication;

/// <summary>
/// Reads the OpenID document and the key set that it names (docs/protocol/teams.md#tokens-from-teams). One read brings keys and
/// endorsements.
/// </summary>
internal sealed class SigningKeyDownload(Uri metadataUrl, IHttpClientFactory http, TimeProvider time)
{
    public const string ClientName = "Bot Framework signing keys";

    // The real documents are some tens of kilobytes.
    private const int MaxBytes = 1024 * 1024;

    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    public async Task<SigningKeySet> ReadAsync()
    {
        // Nobody's request cancels it: others wait for the same keys.
        using var limit = new CancellationTokenSource(TimeLimit, time);
        var client = http.CreateClient(ClientName);

        var keysUrl = KeysUrl(await GetAsync(client, metadataUrl, limit.Token));
        return SigningKeySet.Parse(await GetAsync(client, keysUrl, limit.Token), time.GetUtcNow());
    }

    private static Uri KeysUrl(string metadata)
    {
        using var document = JsonDocument.Parse(metadata);

        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("jwks_uri", out var value) && value.ValueKind == JsonValueKind.String
            && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var url) && SafeUrl.Is(url)
                ? url
                : throw new JsonException("The OpenID document has no jwks_uri, or one that isn't https.");
    }

    private static async Task<string> GetAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();

        await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
