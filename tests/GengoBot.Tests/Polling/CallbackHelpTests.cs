

namespace GengoBot.Tests.Polling;

public sealed class CallbackHelpTests
{
    private const string Secret = "0123456789abcdef";

    private static readonly (string, string)[] Complete =
        [("Bot:PublicAddress", "https://bot.example/teams/"), ("Gengo:Accounts:sandbox:CallbackSecret", Secret)];

    [Fact]
    public async Task An_admin_gets_the_address_in_their_own_chat()
    {
        await using var app = new BotApp(Complete);

        (await app.SayAsync("help callback")).Card.ShouldShow($"https://bot.example/teams/api/gengo/callbacks/sandbox/{Secret}")
            .ShouldShow("keep the address to yourselves");
    }

    [Fact]
    public async Task Where_others_read_along_it_is_not_shown()
    {
        await using var app = new BotApp(Complete);

        var answer = await app.SayInChannelAsync("help callback");

        Assert.Contains("our own chat", answer.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Teams.Messages, static message => message.Activity.ToString().Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_no_admin_does_not_get_it()
    {
        await using var app = new BotApp([.. Complete, ("Access:Managers:0", "*")]);

        Assert.Contains("takes the role admin", (await app.SayAsync("help callback")).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Teams.Messages, static message => message.Activity.ToString().Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_that_is_missing_is_named()
    {
        await using var gengo = new SharedGengo();
        await using var hidden = new BotApp();
        await using var open = new BotApp([.. gengo.Settings, ("Bot:PublicAddress", "https://bot.example")]);

        Assert.Contains("Bot:PublicAddress", (await hidden.SayAsync("help callback")).Sentence, StringComparison.Ordinal);
        Assert.Contains("Gengo:Accounts:main:CallbackSecret", (await open.SayAsync("help callback")).Sentence, StringComparison.Ordinal);
    }
}
