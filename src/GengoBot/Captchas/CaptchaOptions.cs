using System.Net;

namespace GengoBot.Captchas;

/// <summary>What the rest of the bot tells the captcha pictures. Left alone, no exception is made and no address is ours.</summary>
internal sealed class CaptchaOptions
{
    /// <summary>Whether an address has the very scheme, host and port of an account's <c>BaseAddress</c>. Only a loopback one is let through for it.</summary>
    public Func<Uri, bool> IsAccountOrigin { get; set; } = _ => false;

    /// <summary>Where the world reaches the bot (<c>Bot:PublicAddress</c>): pictures too big for a card are served below it.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>How a host name becomes addresses.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; set; } = Dns.GetHostAddressesAsync;
}
