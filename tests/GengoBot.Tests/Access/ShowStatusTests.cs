
namespace GengoBot.Tests.Access;

public sealed class ShowStatusTests
{
    [Theory]
    [InlineData("status")]
    [InlineData("health")]
    public async Task It_tells_the_account_whether_Gengo_answers_and_the_persons_role(string typed)
    {
        await using var app = new BotApp(("Access:Commenters:0", "*"));

        (await app.SayAsync(typed)).Card.ShouldShow("sandbox · SANDBOX").ShouldShow("answers").ShouldShow("commenter");
    }

    [Fact]
    public async Task Alone_it_is_the_bots_own_state_in_a_jobs_thread_too()
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("job 42");

        (await app.SayInChannelAsync("status")).Card.ShouldShow("Version").ShouldNotShow("Lumen One");
    }

    [Fact]
    public async Task It_says_that_Gengo_does_not_answer()
    {
        await using var app = new BotApp(new PacedClock(20));
        await app.FaultAsync("GET", "503", times: 10);

        (await app.SayAsync("status")).Card.ShouldShow("Gengo does not answer");
    }
}
