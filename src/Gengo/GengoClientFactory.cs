using System.Globalization;
using Microsoft.Extensions.Options;

namespace Gengo;

/// <summary>Creates clients for any number of accounts. Register it with <see cref="GengoServices.AddGengo"/>.</summary>
public sealed class GengoClientFactory
{
    internal const string HttpClientName = "Gengo";

    internal static readonly string DefaultUserAgent = string.Create(
        CultureInfo.InvariantCulture, $"Gengo Gengo.NET; Version {typeof(GengoClientFactory).Assembly.GetName().Version?.ToString(3)};");

    private readonly IHttpClientFactory _http;
    private readonly IOptionsMonitor<GengoOptions> _options;

    internal GengoClientFactory(IHttpClientFactory http, IOptionsMonitor<GengoOptions> options)
    {
        _http = http;
        _options = options;
    }

    /// <summary>
    /// Creates a client for the account whose <see cref="GengoOptions"/> have this name. The client reads the settings at its first call,
    /// and again when they change.
    /// </summary>
    /// <param name="account">The name of the account.</param>
    /// <param name="share">
    /// The part of <see cref="GengoOptions.RequestsPerMinute"/> that this client's calls may fill. With less than 1 they leave the rest to
    /// other clients of the same key, which never wait behind them.
    /// </param>
    public GengoClient Create(string account, double share = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return new GengoClient(account, share, _http, _options);
    }
}
