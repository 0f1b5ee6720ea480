using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Reviews;

public sealed class ApproveTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gengo_gets_rating_words_and_consent_exactly_as_given(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var card = (await app.SayAsync($"job {job}")).Card;

        var form = (await app.Ana.PressAsync(execute, card, "Approve…")).Card;
        var done = await app.Ana.PressAsync(
            execute, form, "Approve", ("rating", "5"), ("translator", "  Schön: „genau“ so!\n👍 --confirm"),
            ("staff", "Tell Kim \"thanks\""), ("public", "true"));

        var call = Assert.Single(app.Writes);
        Assert.Equal(("PUT", "approve", 0), (call.Method, call.Action, call.Code));
        Assert.Equal(new Feedback(5, "  Schön: „genau“ so!\n👍 --confirm", "Tell Kim \"thanks\"", Public: true), app.Job(job).Feedback);
        done.Card.ShouldShow("Approved").ShouldNotHaveButton("Approve…").ShouldHaveButton("Feedback");
    }

    [Fact]
    public async Task No_rating_is_chosen_beforehand_and_none_need_be_given()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();

        var form = (await app.SayAsync($"approve {job}")).Card;
        form.ShouldHaveInput("rating", "")
            .ShouldHaveInput("translator", "")
            .ShouldHaveInput("staff", "")
            .ShouldHaveInput("public", "false");
        await app.Ana.ClickAsync(form, "Approve");

        Assert.Equal(new Feedback(null, null), app.Job(job).Feedback);
        Assert.False(Assert.Single(app.Writes).Data?.TryGetProperty("rating", out _));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("accept")]
    public async Task Typed_options_fill_the_form(string verb)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();

        var form = (await app.SayAsync($"{verb} {job} --rating 4 --translator \"Well done\" --staff=\"For you\" --public")).Card;

        form.ShouldHaveInput("rating", "4")
            .ShouldHaveInput("translator", "Well done")
            .ShouldHaveInput("staff", "For you")
            .ShouldHaveInput("public", "true");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Typed_with_confirm_it_acts_at_once_about_the_text_that_was_shown()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"job {job}");

        var done = await app.SayAsync($"approve {job} --rating 3 --translator \"Fine\" --confirm");

        done.Card.ShouldShow("Approved");
        Assert.Equal(new Feedback(3, "Fine"), app.Job(job).Feedback);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("five")]
    [InlineData("-1")]
    [InlineData("4.5")]
    public async Task A_rating_that_is_none_approves_nothing(string rating)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"job {job}");

        var answer = await app.SayAsync($"approve {job} --rating {rating} --confirm");

        Assert.Contains("1 to 5", answer.Sentence, StringComparison.Ordinal);
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task The_card_that_everyone_sees_is_updated_and_a_line_names_the_person()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var ben = app.Channel.As(TestPerson.Ben);

        var form = (await ben.ClickAsync(card, "Approve…")).Card;
        var done = await ben.ClickAsync(form, "Approve", ("rating", "5"));

        done.Card.ShouldShow("Approved");
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved").ShouldShow("Approved by Ben Okafor").ShouldNotHaveButton("Approve…");
        Assert.Equal([$"Ben Okafor approved job {job} and rated it 5 of 5."], done.Lines);
    }
}
