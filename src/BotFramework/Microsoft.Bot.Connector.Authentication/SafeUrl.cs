namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Addresses that keys and tokens may travel to or from: https anywhere, http on this machine only.</summary>
internal static class SafeUrl
{
    public static bool Is(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url)))
        && url.UserInfo.Length == 0;

    // Uri.IsLoopback also takes the plain name "loopback", which a name server may send anywhere.
    private static bool IsLoopback(Uri url) => url.IsLoopback && !url.Host.Equals("loopback", StringComparison.OrdinalIgnoreCase);
}
