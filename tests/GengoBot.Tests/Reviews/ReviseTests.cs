using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Reviews;

public sealed class ReviseTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_comment_reaches_the_translator_to_the_letter(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var card = (await app.SayAsync($"job {job}")).Card;

        var form = (await app.Ana.PressAsync(execute, card, "Request changes…")).Card;
        var done = await app.Ana.PressAsync(execute, form, "Send back", ("comment", "Bitte „Sie“ statt „du“.\n\n<b>& --confirm</b> 🙏🏽"));

        Assert.Equal("revise", Assert.Single(app.Writes).Action);
        Assert.Equal("Bitte „Sie“ statt „du“.\n\n<b>& --confirm</b> 🙏🏽", Assert.Single(app.Job(job).Thread).Body);
        Assert.Equal(Status.Revising, app.Job(job).Status);
        done.Card.ShouldShow("Sent back").ShouldNotHaveButton("Request changes…");
    }

    [Theory]
    [InlineData("revise")]
    [InlineData("corrections")]
    [InlineData("return")]
    public async Task Typed_with_a_comment_it_acts_about_the_text_that_was_shown(string verb)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"job {job}");

        await app.SayAsync($"{verb} {job} Too literal -- see line 2");

        Assert.Equal("Too literal -- see line 2", Assert.Single(app.Job(job).Thread).Body);
    }

    [Fact]
    public async Task Typed_without_a_comment_it_asks_for_one()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();

        (await app.SayAsync($"revise {job}")).Card.ShouldHaveInput("comment", "").ShouldHaveButton("Send back");

        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Sent_without_a_comment_it_says_so_beside_the_box()
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync($"revise {app.Reviewable()}")).Card;

        var again = (await app.Ana.ClickAsync(form, "Send back", ("comment", "  \n "))).Card;

        again.ShouldShow("Please write a comment").ShouldHaveButton("Send back");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Typed_about_a_text_that_was_never_shown_here_it_shows_it_and_keeps_the_comment_for_one_press()
    {
        await using var app = new BotApp();
        var job = app.Reviewable("Ein Text, den hier niemand sah.");

        var form = (await app.SayAsync($"revise {job} Too literal")).Card;
        Assert.Empty(app.Writes);
        form.ShouldShow("has not been shown here yet")
            .ShouldShow("Ein Text, den hier niemand sah.")
            .ShouldHaveInput("comment", "Too literal");
        await app.Ana.ClickAsync(form, "Send back");

        Assert.Equal("Too literal", Assert.Single(app.Job(job).Thread).Body);
    }

    [Fact]
    public async Task A_comment_longer_than_Gengo_takes_is_refused_here_with_its_length()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"job {job}");

        var answer = await app.SayAsync($"revise {job} {new string('x', 25_001)}");

        Assert.Contains("25001", answer.Sentence, StringComparison.Ordinal);
        Assert.Empty(app.Writes);
    }
}
