using System.Text;
using GengoBot.Teams.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The tokens that the validator accepts, and those that it refuses.</summary>
public sealed class ChannelTokenValidatorTests
{
    private static readonly Dictionary<string, Func<Channel, string>> Good = new()
    {
        ["as it should be"] = channel => channel.Token(),
        ["serviceurl differs only in case"] = channel => channel.Token("serviceurl", Channel.ServiceUrl.ToUpperInvariant()),
        ["RS384"] = channel => channel.Token(algorithm: SecurityAlgorithms.RsaSha384),
        ["RS512"] = channel => channel.Token(algorithm: SecurityAlgorithms.RsaSha512),
        ["expired 4 minutes ago"] = channel => channel.Token("exp", channel.Seconds(-240)),
        ["valid in 4 minutes"] = channel => channel.Token("nbf", channel.Seconds(240)),
        ["no nbf"] = channel => channel.Token("nbf"),
        ["we are one of two audiences"] = channel => channel.Token("aud", new[] { "another", Channel.AppId }),
    };

    private static readonly Dictionary<string, Func<Channel, string>> Bad = new()
    {
        ["empty"] = _ => "",
        ["not a JWT"] = _ => "not-a-jwt",
        ["three parts of nothing"] = _ => "a.b.c",
        ["header is JSON but no object"] = _ => $"{Base64UrlEncoder.Encode("[]")}.{Base64UrlEncoder.Encode("{}")}.AAAA",
        ["payload is no JSON"] = channel => channel.Token().Split('.')[0] + "." + Base64UrlEncoder.Encode("{") + ".AAAA",
        ["two tokens"] = channel => channel.Token() + " " + channel.Token(),
        ["five parts"] = channel => channel.Token() + ".AAAA.AAAA",
        ["wrong audience"] = channel => channel.Token("aud", "another"),
        ["no audience"] = channel => channel.Token("aud"),
        ["audience is a number"] = channel => channel.Token("aud", 42),
        ["wrong issuer"] = channel => channel.Token("iss", "https://other.test"),
        ["no issuer"] = channel => channel.Token("iss"),
        ["an Emulator's issuer"] = channel => channel.Token("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        ["expired 6 minutes ago"] = channel => channel.Token("exp", channel.Seconds(-360)),
        ["no expiry"] = channel => channel.Token("exp"),
        ["expiry is a word"] = channel => channel.Token("exp", "tomorrow"),
        ["valid in 6 minutes"] = channel => channel.Token("nbf", channel.Seconds(360)),
        ["serviceurl is another"] = channel => channel.Token("serviceurl", "https://smba.example/amer/"),
        ["serviceurl is missing"] = channel => channel.Token("serviceurl"),
        ["serviceurl is a number"] = channel => channel.Token("serviceurl", 42),
        ["serviceurl without the final slash"] = channel => channel.Token("serviceurl", Channel.ServiceUrl.TrimEnd('/')),
        ["PS256"] = channel => channel.Token(algorithm: SecurityAlgorithms.RsaSsaPssSha256),
        ["HS256"] = channel => channel.Token(
            key: new SymmetricSecurityKey(new byte[64]) { KeyId = "first" }, algorithm: SecurityAlgorithms.HmacSha256),
        ["alg none"] = channel => Unsigned(channel, """{"alg":"none","kid":"first"}""", ""),
        ["alg none with a signature"] = channel => Unsigned(channel, """{"alg":"none","kid":"first"}""", "AAAA"),
        ["alg says RS256 but nothing is signed"] = channel => Unsigned(channel, """{"alg":"RS256","kid":"first"}""", ""),
        ["no kid"] = channel => Unsigned(channel, """{"alg":"RS256"}""", "AAAA"),
        ["kid is a number"] = channel => Unsigned(channel, """{"alg":"RS256","kid":1}""", "AAAA"),
        ["signature is no base64"] = channel => Unsigned(channel, """{"alg":"RS256","kid":"first"}""", "?!"),
        ["bad signature"] = channel => channel.Token()[..^8] + "AAAAAAAA",
        ["another payload under a good signature"] = channel =>
            string.Join('.', channel.Token().Split('.')[0], channel.Token("appid", "x").Split('.')[1], channel.Token().Split('.')[2]),
        ["known kid, other key"] = channel => channel.Token(key: TestKeys.Second("first")),
        ["unknown kid"] = channel => channel.Token(key: TestKeys.Second()),
    };

    public static TheoryData<string> GoodTokens => [.. Good.Keys];

    public static TheoryData<string> BadTokens => [.. Bad.Keys];

    [Theory, MemberData(nameof(GoodTokens))]
    public async Task A_good_token_lets_the_channel_in(string name)
    {
        await using var channel = await Channel.StartAsync();

        var identity = await channel.SendAsync(Good[name](channel));

        Assert.True(identity.IsAuthenticated);
        Assert.Contains(identity.Claims, claim => claim.Type == "aud" && claim.Value == Channel.AppId);
    }

    [Theory, MemberData(nameof(BadTokens))]
    public async Task A_bad_token_is_refused_now_and_again(string name)
    {
        await using var channel = await Channel.StartAsync();
        var token = Bad[name](channel);

        await channel.RefusedAsync(token);
        var refusal = await channel.RefusedAsync(token);

        Assert.DoesNotContain(token.Length > 0 ? token : "Bearer ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceUrl_in_camel_case_is_not_the_claim()
    {
        await using var channel = await Channel.StartAsync();
        var claims = channel.Claims();
        claims.Remove("serviceurl");
        claims["serviceUrl"] = Channel.ServiceUrl;

        await channel.RefusedAsync(TokenIssuer.Sign(claims, TestKeys.First()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer  a.b.c")]
    public async Task A_header_without_a_bearer_token_is_refused(string? header)
    {
        await using var channel = await Channel.StartAsync();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await channel.SendHeaderAsync(header));
        Assert.Equal(0, channel.Issuer.MetadataReads);
    }

    [Fact]
    public async Task The_scheme_is_known_in_any_case()
    {
        await using var channel = await Channel.StartAsync();

        Assert.True((await channel.SendHeaderAsync("bearer " + channel.Token())).IsAuthenticated);
    }

    [Fact]
    public async Task A_header_over_16_KB_is_refused_before_it_is_read()
    {
        await using var channel = await Channel.StartAsync();

        var refusal = await channel.RefusedAsync(channel.Token("padding", new string('x', 16 * 1024)));

        Assert.Contains("too long", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong audience")]
    [InlineData("wrong issuer")]
    [InlineData("expired 6 minutes ago")]
    [InlineData("HS256")]
    [InlineData("not a JWT")]
    public async Task Cheap_checks_come_before_any_look_at_keys(string name)
    {
        await using var channel = await Channel.StartAsync();

        await channel.RefusedAsync(Bad[name](channel));

        Assert.Equal(0, channel.Issuer.MetadataReads);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("webchat")]
    [InlineData("MSTeams")]
    public async Task A_key_speaks_only_for_the_channels_that_endorse_it(string? channelId)
    {
        await using var channel = await Channel.StartAsync();

        await channel.RefusedAsync(channel.Token(), channelId);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_key_that_does_not_endorse_teams_is_refused_for_teams(string? endorsement)
    {
        await using var channel = await Channel.StartAsync();
        channel.Issuer.Publish((TestKeys.First(), endorsement is null ? null : [endorsement]));

        await channel.RefusedAsync(channel.Token());
        await channel.RefusedAsync(channel.Token(), channelId: "");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://smba.example/amer/")]
    public async Task A_token_holds_for_its_own_service_address(string? serviceUrl)
    {
        await using var channel = await Channel.StartAsync();

        await channel.RefusedAsync(channel.Token(), serviceUrl: serviceUrl);
    }

    [Fact]
    public async Task A_token_that_was_verified_is_still_bound_to_channel_and_service_address()
    {
        await using var channel = await Channel.StartAsync();
        var token = channel.Token();
        await channel.SendAsync(token);

        await channel.RefusedAsync(token, channelId: "webchat");
        await channel.RefusedAsync(token, channelId: "");
        await channel.RefusedAsync(token, serviceUrl: "https://evil.example/");
        Assert.True((await channel.SendAsync(token)).IsAuthenticated);
    }

    [Fact]
    public async Task A_verified_token_is_remembered_so_that_the_second_look_gives_the_same_identity()
    {
        await using var channel = await Channel.StartAsync();
        var token = channel.Token();

        var first = await channel.SendAsync(token);

        Assert.Same(first, await channel.SendAsync(token));
        channel.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotSame(first, await channel.SendAsync(token));
    }

    [Fact]
    public async Task A_verified_token_ends_with_its_time()
    {
        await using var channel = await Channel.StartAsync();
        var token = channel.Token("exp", channel.Seconds(60));
        await channel.SendAsync(token);

        channel.Clock.Advance(TimeSpan.FromSeconds(60 + 299));
        await channel.SendAsync(token);
        channel.Clock.Advance(TimeSpan.FromSeconds(2));
        await channel.RefusedAsync(token);
    }

    [Fact]
    public async Task Without_an_app_id_nobody_comes_in()
    {
        await using var channel = await Channel.StartAsync();
        using var clients = new LoopbackClients();
        var settings = Settings.Of(
            ("ToBotFromChannelOpenIdMetadataUrl", channel.Issuer.MetadataUrl.AbsoluteUri),
            ("ToBotFromChannelTokenIssuer", LocalIssuer.Issuer));
        var keys = new SigningKeys(settings, clients, channel.Clock, NullLogger<SigningKeys>.Instance);
        var validator = new ChannelTokenValidator(settings, keys, channel.Clock);

        var refusal = await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await validator.ValidateAsync(
            "Bearer " + channel.Token("aud", ""), "msteams", Channel.ServiceUrl, TestContext.Current.CancellationToken));

        Assert.Contains("no app id", refusal.Message, StringComparison.Ordinal);
    }

    private static string Unsigned(Channel channel, string header, string signature) =>
        $"{Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(header))}.{channel.Token().Split('.')[1]}.{signature}";
}
