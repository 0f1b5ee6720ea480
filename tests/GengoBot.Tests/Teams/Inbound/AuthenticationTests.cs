using GengoBot.Teams.Authentication;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The adapter's answers where authentication fails.</summary>
public sealed class AuthenticationTests
{
    private readonly ScriptedBot _bot = new();
    private readonly Mock<BotFrameworkAuthentication> _authentication = new(MockBehavior.Strict);

    [Fact]
    public async Task Refused_credentials_are_401_without_the_reason()
    {
        Refuse(new UnauthorizedAccessException("The token is for another bot."));

        var answer = await PostAsync();

        Assert.Equal(401, answer.Status);
        Assert.Equal("Bearer", answer.Headers.WWWAuthenticate);
        Assert.DoesNotContain("another bot", answer.Body, StringComparison.Ordinal);
        Assert.Empty(_bot.Seen);
    }

    [Fact]
    public async Task Credentials_that_cannot_be_checked_now_are_503()
    {
        Refuse(new SigningKeysUnavailableException());

        Assert.Equal(503, (await PostAsync()).Status);
        Assert.Empty(_bot.Seen);
    }

    [Fact]
    public async Task Any_other_failure_stays_an_exception_and_lets_nobody_in()
    {
        Refuse(new InvalidOperationException("A mistake of ours."));

        await Assert.ThrowsAsync<InvalidOperationException>(PostAsync);
        Assert.Empty(_bot.Seen);
    }

    [Fact]
    public async Task A_broken_body_is_refused_before_its_credentials_are_looked_at()
    {
        Assert.Equal(400, (await NewDoor().PostAsync("{}")).Status);

        _authentication.VerifyNoOtherCalls();
    }

    private void Refuse(Exception refusal) => _authentication
        .Setup(static it => it.AuthenticateRequestAsync(It.IsAny<Activity>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
        .ThrowsAsync(refusal);

    private Task<Door.Answer> PostAsync() => NewDoor().PostAsync(Incoming.Message());

    private Door NewDoor() => new(_bot, services => services.AddSingleton(_authentication.Object));
}
