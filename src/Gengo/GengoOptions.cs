namespace Gengo;

/// <summary>
/// The settings of one account. They are named options, and the name is the account's:
/// <c>services.Configure&lt;GengoOptions&gt;("main", …)</c>. They are read and checked at the account's first call, so an address may be
/// set late. <c>services.AddOptions&lt;GengoOptions&gt;("main").ValidateOnStart()</c> checks them at the start.
/// </summary>
public sealed class GengoOptions
{
    /// <summary>The public key (<c>api_key</c>). The live service and Gengo's sandbox have separate keys.</summary>
    public string PublicKey { get; set; } = "";

    /// <summary>The private key. It signs calls and is never sent.</summary>
    public string PrivateKey { get; set; } = "";

    /// <summary>The API's address, with or without a trailing slash. It must be https, or http to a loopback address.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.gengo.com/v2/");

    /// <summary>
    /// The number of requests in any minute with this public key, including retries and redirects. Gengo allows 150 per minute and IP
    /// address. A call is refused if as many wait already. Calls of other processes count if the host registers an
    /// <see cref="ISharedRateLimit"/>.
    /// </summary>
    public int RequestsPerMinute { get; set; } = 150;

    /// <summary>
    /// The time limit of one attempt, from connecting to the last byte. Waiting for the rate limit does not count. A read has up to four
    /// attempts.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The <c>User-Agent</c> header. Gengo asks for <c>Gengo your app; Version 1.0; https://your.site;</c>.</summary>
    public string UserAgent { get; set; } = GengoClientFactory.DefaultUserAgent;
}
