namespace Gengo;

/// <summary>
/// One account at Gengo; named options, one name an account: <c>services.Configure&lt;GengoOptions&gt;("main", …)</c>. They are read and checked
/// at an account's first call, so that an address may become known late; <c>services.AddOptions&lt;GengoOptions&gt;("main").ValidateOnStart()</c> checks at the start.
/// </summary>
public sealed class GengoOptions
{
    /// <summary>The public key (<c>api_key</c>). Live and sandbox have keys of their own.</summary>
    public string PublicKey { get; set; } = "";

    /// <summary>The private key. It signs, and is never sent.</summary>
    public string PrivateKey { get; set; } = "";

    /// <summary>Where Gengo is, with or without a slash at the end. https, or http to a loopback address.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.gengo.com/v2/");

    /// <summary>Requests in any minute with this public key, retries included. Gengo allows 150 a minute and IP address. A call that would wait for more than a minute is refused.</summary>
    public int RequestsPerMinute { get; set; } = 150;

    /// <summary>Time for one try, from the connection to the last byte. Waiting for the limiter does not count. A read is tried up to four times.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What Gengo sees as <c>User-Agent</c>. It asks for <c>Gengo your app; Version 1.0; https://your.site;</c>.</summary>
    public string UserAgent { get; set; } = GengoClientFactory.DefaultUserAgent;
}
