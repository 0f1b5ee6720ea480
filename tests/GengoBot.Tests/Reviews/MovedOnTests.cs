using Gengo.Sandbox.Jobs;

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

        answer.Card.ShouldShow("cannot be decided now")
            .ShouldShow("Approved")
            .ShouldHaveInput("unsent1", "Words not to be lost")
            .ShouldNotHaveButton("Send back");
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

        answer.Card.ShouldShow("Approved 1 minute ago by Ben Okafor").ShouldHaveInput("unsent1", "Mine");
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

    [Theory]
    [InlineData("personal", true, "Refresh")]
    [InlineData("personal", false, "Refresh")]
    [InlineData("personal", true, "Approve…")]
    [InlineData("personal", false, "Approve…")]
    [InlineData("channel", true, "Refresh")]
    [InlineData("channel", false, "Refresh")]
    [InlineData("channel", true, "Approve…")]
    [InlineData("channel", false, "Approve…")]
    public async Task An_old_card_is_repaired_for_everyone_when_it_is_clicked(string kind, bool execute, string button)
    {
        await using var app = new BotApp();
        var talk = kind == "channel" ? app.Channel : app.Ana;
        var job = app.Reviewable();
        var old = (await talk.SayAsync($"job {job}")).Card;
        var newer = (await talk.SayAsync($"job {job}")).Card;
        await app.DeskAsync(job, "approve");

        var answer = await talk.PressAsync(execute, old, button);

        answer.Card.ShouldShow("Approved").ShouldNotHaveButton("Approve…");
        Assert.All([old, newer], card => app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved").ShouldNotHaveButton("Approve…"));
        Assert.Empty(answer.Lines);
        if (button == "Approve…")
        {
            answer.Card.ShouldShow($"Job {job} cannot be decided now. Its state: Approved, not through me.");
        }
    }

    [Fact]
    public async Task A_card_that_still_holds_is_refreshed_for_the_one_who_clicked_alone()
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync("job 42")).Card;

        var answer = await app.Channel.ClickAsync(card, "Refresh");

        answer.Card.ShouldHaveButton("Approve…");
        Assert.Empty(answer.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decided_by_somebody_here_an_old_card_says_who_and_how_long_ago(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var old = (await app.SayInChannelAsync($"job {job}")).Card;
        await app.SayInChannelAsync($"job {job}");
        await app.SayInChannelAsync($"approve {job} --rating 5 --confirm");

        var answer = await app.Channel.As(TestPerson.Ben).PressAsync(execute, old, "Reject…");

        answer.Card.ShouldShow("Its state: Approved 1 minute ago by Ana Ruiz.");
        app.Teams.CardAt(old.MessageId ?? "").ShouldShow("Approved by Ana Ruiz").ShouldNotHaveButton("Reject…");
    }
}
