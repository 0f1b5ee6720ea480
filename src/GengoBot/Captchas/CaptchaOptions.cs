using System.Net;

namespace GengoBot.Captchas;

/// <summary>What captcha pictures need to know of the bot. By default no exception is made, and the bot has no address.</summary>
internal sealed class CaptchaOptions
{
    /// <summary>
    /// Whether an address has exactly the scheme, host and port of an account's <c>BaseAddress</c>. A loopback address is allowed only
    /// then.
    /// </summary>
    public Func<Uri, bool> IsAccountOrigin { get; set; } = _ => false;

    /// <summary>The bot's address on the internet (<c>Bot:PublicAddress</c>), below which pictures too big for a card are served.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Resolves a host name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; set; } = Dns.GetHostAddressesAsync;
}
