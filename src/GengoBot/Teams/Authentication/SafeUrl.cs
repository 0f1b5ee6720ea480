namespace GengoBot.Teams.Authentication;

/// <summary>Addresses that keys and tokens may travel to or from: https anywhere, http on this machine only.</summary>
internal static class SafeUrl
{
    public static bool Is(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) && url.UserInfo.Length == 0;
}
