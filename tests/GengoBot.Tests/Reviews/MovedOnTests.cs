using Gengo.Sandbox.Jobs;
using GengoBot.Tests.App;

namespace GengoBot.Tests.Reviews;

/// <summary>A job that moved on gets an answer in its present state.</summary>
public sealed class MovedOnTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Approved_elsewhere_meanwhile_the_answer_says_so_keeps_the_words_and_repairs_the_card(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var card = (await app.SayAsync($"job {job}")).Card;
        var form = (await app.Ana.PressAsync(execute, card, "Request changes…")).Card;
        await app.DeskAsync(job, "approve");

        var answer = await app.Ana.PressAsync(execute, form, "Send back", ("comment", "Words not to be lost"));

        answer.Card.ShouldShow("cannot be decided now").ShouldShow("Approved").ShouldHaveInput("unsent1", "Words not to be lost").ShouldNotHaveButton("Send back");
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved").ShouldNotHaveButton("Request changes…");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Decided_by_somebody_here_the_answer_names_them()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var mine = (await app.SayAsync($"reject {job}")).Card;
        var theirs = (await app.Ben.SayAsync($"approve {job}")).Card;
        await app.Ben.ClickAsync(theirs, "Approve");

        var answer = await app.Ana.ClickAsync(mine, "Reject", ("reason", "quality"), ("comment", "Mine"));

        answer.Card.ShouldShow("Approved by Ben Okafor").ShouldHaveInput("unsent1", "Mine");
        Assert.Single(app.Writes);
    }

    [Theory]
    [InlineData("approve", 43)]
    [InlineData("approve", 46)]
    [InlineData("revise", 45)]
    [InlineData("reject", 50)]
    [InlineData("reject", 51)]
    [InlineData("cancel", 42)]
    public async Task A_form_is_not_even_shown_for_a_job_in_another_state(string verb, long job)
    {
        await using var app = new BotApp();

        var answer = await app.SayAsync($"{verb} {job}");

        answer.Card.ShouldShow("Its state:").ShouldHaveButton("Refresh");
        Assert.Empty(answer.Card.Inputs);
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Pressed_twice_it_is_done_once()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;

        await app.Ana.ClickAsync(form, "Approve");
        var second = await app.Ana.ClickAsync(form, "Approve");

        second.Card.ShouldShow("Approved by Ana Ruiz");
        Assert.Single(app.Writes);
        Assert.Equal(Status.Approved, app.Job(job).Status);
    }
}
