using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The answers to good and bad credentials as the channel sees them; the validator's own tests know each kind of token.</summary>
public sealed class CredentialsTests : IAsyncLifetime
{
    private readonly ScriptedBot _bot = new((turn, token) =>
        turn.SendActivityAsync(new Activity { Type = "invokeResponse", Value = new InvokeResponse { Status = 204 } }, token));

    private LocalIssuer? _issuer;

    private LocalIssuer Issuer => _issuer ?? throw new InvalidOperationException("The test has not begun.");

    public async ValueTask InitializeAsync() => _issuer = await LocalIssuer.StartAsync();

    public ValueTask DisposeAsync() => Issuer.DisposeAsync();

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
    public async Task A_token_for_something_else_is_401(string claim, string? value) =>
        AssertRefused(await PostAsync("Bearer " + Token(claim, value)));

    [Fact]
    public async Task A_token_signed_by_somebody_else_is_401() =>
        AssertRefused(await PostAsync("Bearer " + TokenIssuer.Sign(Claims(), TestKeys.Second("first"))));

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
        door.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(204, (await PostAsync("Bearer " + TokenIssuer.Sign(Claims(), TestKeys.Second()), door: door)).Status);
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

    private Task<Door.Answer> PostAsync(string? header, string channelId = "msteams", Door? door = null) =>
        (door ?? NewDoor()).SendAsync(request =>
        {
            request.Headers.Authorization = header;
            request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Incoming.Activity("invoke", ("channelId", channelId)).ToJsonString()));
        });

    private Door NewDoor() => new(
        _bot,
        [
            .. Door.Registered,
            ("ToBotFromChannelOpenIdMetadataUrl", Issuer.MetadataUrl.AbsoluteUri),
            ("ToBotFromChannelTokenIssuer", LocalIssuer.Issuer),
        ]);

    private static string Token(string? claim = null, string? value = null)
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

        return TokenIssuer.Sign(claims, TestKeys.First());
    }

    private static Dictionary<string, object> Claims() => new()
    {
        ["iss"] = LocalIssuer.Issuer,
        ["aud"] = Door.AppId,
        ["serviceurl"] = "https://smba.test/emea/",
        ["exp"] = Door.Start.AddHours(1).ToUnixTimeSeconds(),
    };

    private void AssertRefused(Door.Answer answer, int turns = 0)
    {
        Assert.Equal(401, answer.Status);
        Assert.Equal("Bearer", answer.Headers.WWWAuthenticate);
        Assert.Contains("\"Unauthorized\"", answer.Body, StringComparison.Ordinal);
        Assert.Equal(turns, _bot.Seen.Count);
    }
}
