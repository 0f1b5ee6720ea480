namespace GengoBot.Tests.Reviews;

/// <summary>
/// A person presses a button again, since the answer was cut on its way: the same person, card and inputs, under a new activity id.
/// </summary>
public sealed class SameClickTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_is_sent_once_and_the_second_press_gets_the_firsts_answer(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("comments 42")).Card;

        var first = await app.Ana.PressAsync(execute, card, "Send", ("comment", "Only once"));
        var second = await app.Ana.PressAsync(execute, card, "Send", ("comment", "Only once"));

        Assert.Single(app.Writes);
        first.Card.ShouldShow("Only once");
        Assert.Equal(first.Card.Text, second.Card.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_words_from_the_new_card_are_sent_again(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("comments 42")).Card;

        var thread = (await app.Ana.PressAsync(execute, card, "Send", ("comment", "Thanks"))).Card;
        await app.Ana.PressAsync(execute, thread, "Send", ("comment", "Thanks"));

        Assert.Equal(2, app.Writes.Count);
    }

    [Theory]
    [InlineData("approve", "Approve", "rating", "5")]
    [InlineData("revise", "Send back", "comment", "Shorter, please.")]
    public async Task A_decision_is_made_once_and_the_second_press_shows_it(string verb, string button, string field, string value)
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync($"{verb} {app.Reviewable()}")).Card;

        var first = await app.Ana.ClickAsync(form, button, (field, value));
        var second = await app.Ana.ClickAsync(form, button, (field, value));

        Assert.Single(app.Writes);
        Assert.Equal(first.Body.GetRawText(), second.Body.GetRawText());
    }

    [Fact]
    public async Task What_took_no_effect_is_tried_again()
    {
        await using var app = new BotApp(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));
        var form = (await app.SayAsync($"revise {app.Reviewable()}")).Card;
        await app.FaultAsync("PUT", "timeout-before", 1);

        (await app.Ana.ClickAsync(form, "Send back", ("comment", "Shorter"))).Card.ShouldShow("nothing happened");
        (await app.Ana.ClickAsync(form, "Send back", ("comment", "Shorter"))).Card.ShouldShow("Sent back");
    }

    [Fact]
    public async Task Another_person_or_other_words_are_another_click()
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync("comments 42")).Card;

        await app.Channel.ClickAsync(card, "Send", ("comment", "Yes"));
        await app.Channel.As(TestPerson.Ben).ClickAsync(card, "Send", ("comment", "Yes"));
        await app.Channel.ClickAsync(card, "Send", ("comment", "Yes!"));

        Assert.Equal(3, app.Writes.Count);
    }

    [Fact]
    public async Task Pressed_while_the_first_is_at_it_nothing_else_is_sent_and_the_answer_can_be_looked_for()
    {
        await using var app = new BotApp(new PacedClock(20));
        var form = (await app.SayAsync($"approve {app.Reviewable()}")).Card;
        var hasty = app.Ana with { IsHasty = true };
        var put = app.Calls.HoldNext(HttpMethod.Put);

        Assert.True((await hasty.ClickAsync(form, "Approve")).IsWorking);
        var working = await hasty.ClickAsync(form, "Approve");
        Assert.True(working.IsWorking);
        Assert.True((await hasty.ClickAsync(working.Card, "Look again")).IsWorking);
        put.Release();
        await app.Teams.WaitAsync(
            static message => message.HasCard && message.Card.Text.Contains("Approved by Ana Ruiz", StringComparison.Ordinal));

        (await hasty.ClickAsync(working.Card, "Look again")).Card.ShouldShow("Approved by Ana Ruiz");
        Assert.Single(app.Writes);
    }
}
