using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>
/// Requests to the whole program in production that do not come from Teams. Each gets its status code, and nothing else happens: no call to
/// Gengo, no message, and no login for a sender who is not believed.
/// </summary>
public sealed class TrustTests
{
    private const string NoTenantOfOurs = "a tenant that may not";

    private static readonly Dictionary<string, (Func<ProductionChannel, HttpRequestMessage> Request, HttpStatusCode Answer)> Rows = new()
    {
        // Tokens
        ["no header"] = (static channel => ProductionChannel.Post(null, channel.Message().ToJsonString()), HttpStatusCode.Unauthorized),
        ["an empty header"] = (static channel => ProductionChannel.Post("", channel.Message().ToJsonString()), HttpStatusCode.Unauthorized),
        ["Basic"] = (
            static channel => ProductionChannel.Post("Basic dXNlcjpwYXNz", channel.Message().ToJsonString()), HttpStatusCode.Unauthorized),
        ["Bearer and nothing"] = (
            static channel => ProductionChannel.Post("Bearer ", channel.Message().ToJsonString()), HttpStatusCode.Unauthorized),
        ["junk"] = Token(static _ => "junk"),
        ["three parts of junk"] = Token(static _ => "a.b.c"),
        ["two tokens"] = Token(static channel => channel.Token() + " " + channel.Token()),
        ["two tokens with a comma"] = Token(static channel => channel.Token() + ", Bearer " + channel.Token()),
        ["20 KB of a token"] = Token(static channel => channel.Token() + new string('A', 20_000)),
        ["alg none"] = Token(static channel => Header("""{"alg":"none","kid":"first"}""", channel) + "."),
        ["alg none with a signature"] = Token(static channel => Header("""{"alg":"none","kid":"first"}""", channel) + ".AAAA"),
        ["RS256 without a signature"] = Token(static channel => Header("""{"alg":"RS256","kid":"first"}""", channel) + "."),
        ["HS256 with a key of zeros"] = Token(
            static channel =>
                channel.Token(key: new SymmetricSecurityKey(new byte[64]) { KeyId = "first" }, algorithm: SecurityAlgorithms.HmacSha256)),
        ["HS256 with the public key"] = Token(
            static channel =>
                channel.Token(
                    key: new SymmetricSecurityKey(channel.Key.Rsa.ExportParameters(false).Modulus) { KeyId = "first" },
                    algorithm: SecurityAlgorithms.HmacSha256)),
        ["PS256"] = Token(static channel => channel.Token(algorithm: SecurityAlgorithms.RsaSsaPssSha256)),
        ["another's key under a known kid"] = Token(static channel => channel.Token(key: Other("first"))),
        ["an unknown kid"] = Token(static channel => channel.Token(key: Other("second"))),
        ["a signature that is another's"] = Token(static channel => channel.Token()[..^10] + "AAAAAAAAAA"),
        ["a payload under another's signature"] = Token(
            static channel =>
                string.Join(
                    '.', channel.Token().Split('.')[0], channel.Token(static claims => claims["appid"] = "x").Split('.')[1],
                    channel.Token().Split('.')[2])),
        ["wrong issuer"] = Claims(static claims => claims["iss"] = "https://evil.example"),
        ["the other cloud's issuer"] = Token(static channel => channel.Token(claims => claims["iss"] = channel.OtherIssuer)),
        ["the Emulator's issuer"] = Claims(
            static claims => claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        ["no issuer"] = Claims(static claims => claims.Remove("iss")),
        ["another bot's"] = Claims(static claims => claims["aud"] = "11111111-0000-4000-8000-000000000000"),
        ["no audience"] = Claims(static claims => claims.Remove("aud")),
        ["expired 10 minutes ago"] = Claims(static claims => claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds()),
        ["no expiry"] = Claims(static claims => claims.Remove("exp")),
        ["valid in 10 minutes"] = Claims(static claims => claims["nbf"] = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds()),
        ["another serviceurl"] = Claims(static claims => claims["serviceurl"] = "https://smba.trafficmanager.net/amer/"),
        ["no serviceurl"] = Claims(static claims => claims.Remove("serviceurl")),
        ["serviceUrl in camel case"] = Claims(
            static claims => { claims["serviceUrl"] = claims["serviceurl"]; claims.Remove("serviceurl"); }),
        ["a channel that the key does not speak for"] = Activity(
            static activity => activity["channelId"] = "webchat", HttpStatusCode.Unauthorized),

        // Bodies, with a token that is good
        ["an empty body"] = Body(""),
        ["null"] = Body("null"),
        ["a string"] = Body("\"approve 42\""),
        ["a list"] = Body("[]"),
        ["half an object"] = Body("{\"type\":\"message\""),
        ["an empty object"] = Body("{}"),
        ["a type that is a number"] = Body("{\"type\":5}"),
        ["half a surrogate pair"] = Body("{\"type\":\"message\",\"text\":\"\\ud800\"}"),
        ["no conversation"] = Activity(static activity => activity.Remove("conversation"), HttpStatusCode.BadRequest),
        ["no channel"] = Activity(static activity => activity.Remove("channelId"), HttpStatusCode.BadRequest),
        ["no serviceUrl"] = Activity(static activity => activity.Remove("serviceUrl"), HttpStatusCode.BadRequest),
        ["no sender"] = Activity(static activity => activity.Remove("from"), HttpStatusCode.BadRequest),
        ["300 KB"] = Activity(static activity => activity["text"] = new string('a', 300_000), HttpStatusCode.RequestEntityTooLarge),
        ["no JSON"] = (
            static channel => ProductionChannel.Post("Bearer " + channel.Token(), "a=b", "application/x-www-form-urlencoded"),
            HttpStatusCode.UnsupportedMediaType),
        ["GET"] = (static _ => new HttpRequestMessage(HttpMethod.Get, "/api/messages"), HttpStatusCode.MethodNotAllowed),

        // Addresses to be answered at, each with a token that says the same
        ["answered at another host"] = ServiceUrl("https://evil.example/"),
        ["answered at a host that begins alike"] = ServiceUrl("https://smba.trafficmanager.net.evil.example/"),
        ["answered at a host that ends alike"] = ServiceUrl("https://evil-smba.trafficmanager.net/"),
        ["answered at a name that only looks like a host"] = ServiceUrl("https://smba.trafficmanager.net@evil.example/"),
        ["answered at another port"] = ServiceUrl("https://smba.trafficmanager.net:8443/"),
        ["answered over http"] = ServiceUrl("http://smba.trafficmanager.net/"),
        ["answered inside"] = ServiceUrl("http://169.254.169.254/metadata/"),
        ["answered at this machine by another port"] = ServiceUrl("http://127.0.0.1:1/"),
        ["answered at this machine by another name"] = ServiceUrl("http://localhost/"),
        ["answered at a file"] = ServiceUrl("file:///etc/passwd", HttpStatusCode.BadRequest),
        ["answered nowhere"] = ServiceUrl("smba", HttpStatusCode.BadRequest),

        // People whom nobody let in
        [NoTenantOfOurs] = Activity(
            static activity => activity["conversation"]!["tenantId"] = "11111111-0000-4000-8000-000000000000", HttpStatusCode.OK),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Teams_itself_is_let_in(bool isGovernment)
    {
        await using var channel = await ProductionChannel.StartAsync(isGovernment);
        await using var app = new BotApp(channel.Settings);

        using var answer = await SendAsync(
            app, ProductionChannel.Post("Bearer " + channel.Token(), channel.Message("help").ToJsonString()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("POST /v3/conversations/a:ana/activities/m0", channel.Calls);
    }

    [Fact]
    public async Task Ids_are_the_same_in_capitals_and_with_a_space_behind()
    {
        await using var channel = await ProductionChannel.StartAsync();
        await using var app = new BotApp(
            [.. channel.Settings, ("MicrosoftAppId", ProductionChannel.AppId.ToUpperInvariant()),
                ("MicrosoftAppTenantId", ProductionChannel.Tenant.ToUpperInvariant() + " ")]);

        using var answer = await SendAsync(
            app, ProductionChannel.Post("Bearer " + channel.Token(), channel.Message("help").ToJsonString()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(channel.Bodies, static body => body.Contains("not open to your organization", StringComparison.Ordinal));
    }

    /// <summary>One program is enough for all: nothing of one may be left for the next.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_else_is_refused_and_nothing_comes_of_it(bool isGovernment)
    {
        await using var channel = await ProductionChannel.StartAsync(isGovernment);
        await using var app = new BotApp(channel.Settings);
        var wrong = new List<string>();
        foreach (var (name, (request, expected)) in Rows)
        {
            var callsBefore = channel.Calls.Count;
            using var answer = await SendAsync(app, request(channel));

            if (answer.StatusCode != expected)
            {
                wrong.Add($"{name}: {answer.StatusCode} instead of {expected}");
            }

            if (answer.StatusCode == HttpStatusCode.Unauthorized && answer.Headers.WwwAuthenticate.SingleOrDefault()?.Scheme != "Bearer")
            {
                wrong.Add($"{name}: does not say that it wants a bearer token");
            }

            // Whoever comes with a token of Teams' may make the bot ask for its own, which is then sent nowhere. Of a tenant that may not,
            // the person is told so.
            var isBelieved = answer.StatusCode != HttpStatusCode.Unauthorized;
            wrong.AddRange(
                channel.Calls.Skip(callsBefore).Where(
                    call => !(isBelieved && call.Contains(" /login/", StringComparison.Ordinal))
                        && !(name == NoTenantOfOurs && call.Contains(" /v3/", StringComparison.Ordinal)))
                    .Select(call => $"{name}: {call}"));
            if ((await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .Contains(ProductionChannel.OwnToken, StringComparison.Ordinal))
            {
                wrong.Add($"{name}: got the bot's own token");
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<HttpResponseMessage> SendAsync(BotApp app, HttpRequestMessage request)
    {
        using (request)
        {
            return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static (Func<ProductionChannel, HttpRequestMessage>, HttpStatusCode) Token(Func<ProductionChannel, string> token) =>
        (channel => ProductionChannel.Post("Bearer " + token(channel), channel.Message().ToJsonString()), HttpStatusCode.Unauthorized);

    private static (Func<ProductionChannel, HttpRequestMessage>, HttpStatusCode) Claims(Action<Dictionary<string, object>> change) =>
        Token(channel => channel.Token(change));

    private static (Func<ProductionChannel, HttpRequestMessage>, HttpStatusCode) Body(string body) =>
        (channel => ProductionChannel.Post("Bearer " + channel.Token(), body), HttpStatusCode.BadRequest);

    private static (Func<ProductionChannel, HttpRequestMessage>, HttpStatusCode) Activity(
        Action<JsonObject> change, HttpStatusCode answer) => (
        channel =>
        {
            var activity = channel.Message();
            change(activity);
            return ProductionChannel.Post("Bearer " + channel.Token(), activity.ToJsonString());
        },
        answer);

    /// <summary>The turn ends without a word: there is nobody to say it to.</summary>
    private static (Func<ProductionChannel, HttpRequestMessage>, HttpStatusCode) ServiceUrl(
        string address, HttpStatusCode answer = HttpStatusCode.OK) => (
        channel =>
        {
            var activity = channel.Message();
            activity["serviceUrl"] = address;
            return ProductionChannel.Post("Bearer " + channel.Token(claims => claims["serviceurl"] = address), activity.ToJsonString());
        },
        answer);

    private static string Header(string header, ProductionChannel channel) =>
        Base64UrlEncoder.Encode(header) + "." + channel.Token().Split('.')[1];

    private static RsaSecurityKey Other(string kid)
    {
        using var rsa = RSA.Create(2048);
        return new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = kid };
    }
}
