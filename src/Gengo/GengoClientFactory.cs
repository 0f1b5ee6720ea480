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
    public GengoClient Create(string account)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        return new GengoClient(account, _http, _options);
    }
}
