using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Reviews;

public sealed class CancelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_asks_once_more_then_cancels(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("job 43")).Card;

        var form = (await app.Ana.PressAsync(execute, card, "Cancel…")).Card;
        Assert.Empty(app.Writes);
        form.ShouldShow("Cancel it for good?");
        var done = await app.Ana.PressAsync(execute, form, "Cancel the job");

        Assert.Equal("DELETE", Assert.Single(app.Writes).Method);
        Assert.Equal(Status.Canceled, app.Job(43).Status);
        done.Card.ShouldShow("Canceled").ShouldNotHaveButton("Cancel…");
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("delete")]
    public async Task Typed_it_asks_and_with_confirm_it_acts(string verb)
    {
        await using var app = new BotApp();

        (await app.SayAsync($"{verb} 43")).Card.ShouldHaveButton("Cancel the job");
        Assert.Empty(app.Writes);
        await app.SayAsync($"{verb} 43 --confirm");

        Assert.Equal(Status.Canceled, app.Job(43).Status);
    }

    [Fact]
    public async Task A_job_that_a_translator_has_is_shown_as_it_is_and_nothing_is_sent()
    {
        await using var app = new BotApp();

        var answer = await app.SayAsync("cancel 44 --confirm");

        answer.Card.ShouldShow("can no longer be canceled").ShouldShow("A translator works on it").ShouldNotHaveButton("Cancel the job");
        Assert.Empty(app.Writes);
    }
}
