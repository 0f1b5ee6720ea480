using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using GengoBot.Teams.Authentication;
using GengoBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Benchmarks.Micro;

/// <summary>A token from Teams: for the first time, with the signature's cryptography, and when it is known.</summary>
public class TokenBenchmarks
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private readonly AuthenticationSettings _settings = AuthenticationSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = Teams.AppId,
            ["MicrosoftAppPassword"] = "secret",
            ["ToBotFromChannelOpenIdMetadataUrl"] = KeyDocuments.MetadataUrl,
            ["ToBotFromChannelTokenIssuer"] = TokenIssuer.Public,
        })
        .Build());

    private readonly SigningKeys _keys;
    private readonly ChannelTokenValidator _validator;
    private readonly string _header;

    public TokenBenchmarks()
    {
        using var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = Teams.KeyId };
        _keys = new SigningKeys(_settings, new KeyDocuments(key), TimeProvider.System, NullLogger<SigningKeys>.Instance);
        _validator = new ChannelTokenValidator(_settings, _keys, TimeProvider.System);
        _header = "Bearer " + Teams.Token(key, ServiceUrl);
    }

    [Benchmark(Description = "Check a token, known")]
    public async Task<object> KnownAsync() => await _validator.ValidateAsync(_header, "msteams", ServiceUrl, CancellationToken.None);

    // A new validator knows no token yet; the keys have been read.
    [Benchmark(Description = "Check a token, new")]
    public async Task<object> NewAsync() =>
        await new ChannelTokenValidator(_settings, _keys, TimeProvider.System).ValidateAsync(
            _header, "msteams", ServiceUrl, CancellationToken.None);

    /// <summary>The channel's two documents, from memory.</summary>
    private sealed class KeyDocuments(RsaSecurityKey key) : HttpMessageHandler, IHttpClientFactory
    {
        public const string MetadataUrl = "http://127.0.0.1/openid";

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.RequestUri?.AbsoluteUri == MetadataUrl
                ? TokenIssuer.OpenIdDocument(TokenIssuer.Public, "http://127.0.0.1/keys") : TokenIssuer.KeySet((key, ["msteams"]));
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(body) });
        }
    }
}
