using System.Net;

namespace GengoBot.Captchas;

/// <summary>Decides which addresses a captcha may be fetched from. They come from outside, so none is trusted.</summary>
internal sealed class CaptchaAddress(CaptchaOptions options)
{
    public void Check(Uri address)
    {
        if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || IsOurLoopback(address)))
        {
            throw new CaptchaUnavailableException("its address is not https");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new CaptchaUnavailableException("its address carries credentials");
        }
    }

    /// <summary>Resolves the host once and checks all its addresses: the bot connects to exactly what was checked.</summary>
    public async Task<IPAddress[]> ResolveAsync(Uri address, CancellationToken cancellationToken)
    {
        var host = address.IdnHost;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await options.Resolve(host, cancellationToken);
        if (found.Length == 0)
        {
            throw new CaptchaUnavailableException("its host has no address");
        }

        Predicate<IPAddress> allowed = IsOurLoopback(address) ? IPAddress.IsLoopback : PublicInternet.Contains;
        return Array.TrueForAll(found, allowed) ? found : throw new CaptchaUnavailableException("its host is not on the public internet");
    }

    /// <summary>Whether the account itself is on this machine: the demo's sandbox, or a developer's emulator.</summary>
    private bool IsOurLoopback(Uri address) =>
        address.Scheme is "http" or "https" && address.IsLoopback && options.IsAccountOrigin(address);
}
