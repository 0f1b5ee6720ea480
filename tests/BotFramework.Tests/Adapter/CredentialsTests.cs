using System.Text;
using BotFramework.Tests.Authentication;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Adapter;

/// <summary>bot-protocol 2.5 as the channel sees it: a few tokens of each answer; the validator's own tests know them all.</summary>
public sealed class CredentialsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly LoopbackClients _clients = new();
    private readonly ScriptedBot _bot = new((turn, token) =>
        turn.SendActivityAsync(new Activity { Type = "invokeResponse", Value = new InvokeResponse { Status = 204 } }, token));

    private LocalIssuer? _issuer;

    private LocalIssuer Issuer => _issuer ?? throw new InvalidOperationException("The test has not begun.");

    public async ValueTask InitializeAsync() => _issuer = await LocalIssuer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Issuer.DisposeAsync();
        _clients.Dispose();
    }

    [Fact]
    public async Task A_good_token_opens_the_door()
    {
        var answer = await PostAsync("Bearer " + Token());

        Assert.Equal(204, answer.Status);
        Assert.Single(_bot.Seen);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Without_a_token_the_door_stays_shut(string? header) => AssertRefused(await PostAsync(header));

    [Theory]
    [InlineData("aud", "another")]
    [InlineData("iss", "https://other.test")]
    [InlineData("serviceurl", "https://smba.test/amer/")]
    [InlineData("serviceurl", null)]
    public async Task A_token_for_something_else_is_401(string claim, string? value) => AssertRefused(await PostAsync("Bearer " + Token(claim, value)));

    [Fact]
    public async Task A_token_signed_by_somebody_else_is_401() =>
        AssertRefused(await PostAsync("Bearer " + LocalIssuer.Sign(Claims(), TestKeys.Second("first"))));

    [Fact]
    public async Task An_activity_of_no_channel_or_another_is_401()
    {
        AssertRefused(await PostAsync("Bearer " + Token(), channelId: ""));
        AssertRefused(await PostAsync("Bearer " + Token(), channelId: "webchat"));
    }

    [Fact]
    public async Task A_key_that_appears_after_the_start_is_picked_up()
    {
        var door = NewDoor();
        Assert.Equal(204, (await PostAsync("Bearer " + Token(), door: door)).Status);

        Issuer.Publish((TestKeys.Second(), ["msteams"]));
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(204, (await PostAsync("Bearer " + LocalIssuer.Sign(Claims(), TestKeys.Second()), door: door)).Status);
    }

    [Fact]
    public async Task Where_no_key_can_be_read_the_channel_is_told_to_come_again()
    {
        Issuer.IsDown = true;

        var answer = await PostAsync("Bearer " + Token());

        Assert.Equal(503, answer.Status);
        Assert.Contains("\"ServiceUnavailable\"", answer.Body, StringComparison.Ordinal);
        Assert.Empty(_bot.Seen);
    }

    [Fact]
    public async Task A_bot_without_an_app_id_takes_the_anonymous_but_no_token_that_it_cannot_judge()
    {
        var door = new Door(_bot);

        Assert.Equal(204, (await PostAsync(null, door: door)).Status);
        AssertRefused(await PostAsync("Bearer " + Token(), door: door), turns: 1);
        AssertRefused(await PostAsync(null, channelId: "", door: door), turns: 1);
    }

    private Task<Door.Answer> PostAsync(string? header, string channelId = "msteams", Door? door = null) => (door ?? NewDoor()).SendAsync(request =>
    {
        request.Headers.Authorization = header;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Incoming.Activity("invoke", ("channelId", channelId)).ToJsonString()));
    });

    private Door NewDoor() => new(_bot, new ConfigurationBotFrameworkAuthentication(
        Door.Configuration(
        [
            .. Door.Registered,
            ("ToBotFromChannelOpenIdMetadataUrl", Issuer.MetadataUrl.AbsoluteUri),
            ("ToBotFromChannelTokenIssuer", LocalIssuer.Issuer),
        ]),
        _clients,
        _clock,
        NullLogger.Instance));

    private string Token(string? claim = null, string? value = null)
    {
        var claims = Claims();

        if (claim is not null)
        {
            claims.Remove(claim);
        }

        if (claim is not null && value is not null)
        {
            claims[claim] = value;
        }

        return LocalIssuer.Sign(claims, TestKeys.First());
    }

    private Dictionary<string, object> Claims() => new()
    {
        ["iss"] = LocalIssuer.Issuer,
        ["aud"] = Door.AppId,
        ["serviceurl"] = "https://smba.test/emea/",
        ["exp"] = _clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
    };

    private void AssertRefused(Door.Answer answer, int turns = 0)
    {
        Assert.Equal(401, answer.Status);
        Assert.Equal("Bearer", answer.Headers.WWWAuthenticate);
        Assert.Contains("\"Unauthorized\"", answer.Body, StringComparison.Ordinal);
        Assert.Equal(turns, _bot.Seen.Count);
    }
}
