using GengoBot.Tests.App;

namespace GengoBot.Tests.Bot;

/// <summary>A click is answered within three seconds, whatever Gengo does; what truly happened comes later.</summary>
public sealed class LateAnswersTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_Gengo_is_slow_the_person_sees_Working_and_then_what_happened(bool execute)
    {
        await using var app = new BotApp(new PacedClock(20));
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var working = await (app.Ana with { IsHasty = true }).PressAsync(execute, form, "Approve", ("rating", "5"));
        Assert.True(working.IsWorking);
        working.Card.ShouldShow("I am still at it").ShouldHaveButton("Look again");
        put.Release();

        var late = await app.Teams.WaitAsync(message => message.Id == form.MessageId && message.HasCard && message.Card.Text.Contains("Approved", StringComparison.Ordinal));
        late.Card.ShouldBeSound().ShouldNotHaveButton("Approve");
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task In_a_channel_everyones_card_and_a_line_say_it_later()
    {
        await using var app = new BotApp(new PacedClock(5));
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var form = await app.Channel.ClickAsync(card, "Approve…");
        var put = app.Calls.HoldNext(HttpMethod.Put);
        var working = await app.Channel.ClickAsync(form.Card, "Approve");
        Assert.True(working.IsWorking);
        put.Release();

        await app.Teams.WaitAsync(message => message.Text == $"Ana Ruiz approved job {job}.");
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved by Ana Ruiz");
    }

    [Fact]
    public async Task A_late_refusal_brings_the_words_back()
    {
        await using var app = new BotApp(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));
        var form = (await app.SayAsync("comments 42")).Card;
        await app.FaultAsync("POST", "timeout-before");

        var late = await app.Ana.ClickAsync(form, "Send", ("comment", "Words that are kept"));

        late.Card.ShouldShow("it was not sent").ShouldHaveInput("unsent1", "Words that are kept");
    }

    [Fact]
    public async Task Words_of_a_comment_that_may_have_arrived_are_not_called_unsent()
    {
        await using var app = new BotApp(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));
        var form = (await app.SayAsync("comments 42")).Card;
        var post = app.Calls.HoldNext(HttpMethod.Post);

        var pressing = app.Ana.ClickAsync(form, "Send", ("comment", "Words that are kept"));
        await post.Reached.WaitAsync(TestContext.Current.CancellationToken);
        await app.FaultAsync("POST", "timeout-after");
        await app.FaultAsync("GET", "500", times: 20);
        post.Release();
        var late = (await pressing).Card;

        late.ShouldShow("I do not know whether the comment arrived").ShouldHaveInput("unsent1", "Words that are kept").ShouldNotShow("not sent");
    }
}
