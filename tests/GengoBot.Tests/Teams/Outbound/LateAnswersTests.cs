namespace GengoBot.Tests.Teams.Outbound;

/// <summary>A click is answered within three seconds, whatever Gengo does; what truly happened comes later.</summary>
public sealed class LateAnswersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_Gengo_is_slow_the_person_sees_Working_and_then_what_happened(bool execute)
    {
        var clock = new StoppedClock();
        await using var app = new BotApp(clock);
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var working = await TooLateAsync(
            clock, put, () => (app.Ana with { IsHasty = true }).PressAsync(execute, form, "Approve", ("rating", "5")));
        Assert.True(working.IsWorking);
        working.Card.ShouldShow("I am still at it").ShouldHaveButton("Look again");
        put.Release();

        var late = await app.Teams.WaitAsync(
            message => message.Id == form.MessageId && message.HasCard && message.Card.Text.Contains("Approved", StringComparison.Ordinal));
        late.Card.ShouldBeSound().ShouldNotHaveButton("Approve");
        Assert.Single(app.Writes);
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("GET", false)]
    [InlineData("PUT", true)]
    [InlineData("PUT", false)]
    public async Task Within_three_seconds_there_is_an_answer_however_long_Gengo_takes(string call, bool execute)
    {
        var clock = new StoppedClock();
        await using var app = new BotApp(clock);
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        var held = app.Calls.HoldNext(HttpMethod.Parse(call));

        var answer = await TooLateAsync(
            clock, held, () => (app.Ana with { IsHasty = true }).PressAsync(execute, form, "Approve", ("rating", "5")));

        Assert.True(answer.IsWorking);
        held.Release();
        await app.Teams.WaitAsync(
            message => message.Id == form.MessageId && message.HasCard && message.Card.Text.Contains("Approved", StringComparison.Ordinal));
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task In_a_channel_everyones_card_and_a_line_say_it_later()
    {
        var clock = new StoppedClock();
        await using var app = new BotApp(clock);
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var form = await app.Channel.ClickAsync(card, "Approve…");
        var put = app.Calls.HoldNext(HttpMethod.Put);
        var working = await TooLateAsync(clock, put, () => app.Channel.ClickAsync(form.Card, "Approve"));
        Assert.True(working.IsWorking);
        put.Release();

        await app.Teams.WaitAsync(message => message.Text == $"Ana Ruiz approved job {job}.");
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved by Ana Ruiz");
    }

    [Fact]
    public async Task In_a_channel_Working_says_where_the_outcome_will_be_and_Look_again_shows_it_to_its_owner_alone()
    {
        var clock = new StoppedClock();
        await using var app = new BotApp(clock);
        var card = (await app.SayInChannelAsync($"job {app.Reviewable(captcha: "BERT")}")).Card;
        var form = (await app.Channel.ClickAsync(card, "Reject…")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);
        var working = (await TooLateAsync(clock, put, () => app.Channel.ClickAsync(
            form, "Reject", ("reason", "quality"), ("comment", "Kept words"), ("captcha", "ERNIE")))).Card;
        working.ShouldShow("“Look again” shows what happened").ShouldNotShow("this message");
        Assert.True((await app.Channel.ClickAsync(working, "Look again")).IsWorking);
        put.Release();
        await app.Teams.WaitAsync(
            static message => message.HasCard && message.Card.Text.Contains("That was not it", StringComparison.Ordinal));

        (await app.Channel.ClickAsync(working, "Look again")).Card.ShouldShow("That was not it").ShouldHaveInput("comment", "Kept words");
        (await app.Channel.As(TestPerson.Ben).ClickAsync(working, "Look again")).Card.ShouldNotShow("Kept words").ShouldShow("Waits for");
    }

    [Fact]
    public async Task Where_the_replies_are_expected_in_the_response_the_late_answer_is_posted()
    {
        var clock = new StoppedClock();
        await using var app = new BotApp(clock);
        var get = app.Calls.HoldNext(HttpMethod.Get);

        var working = await TooLateAsync(
            clock, get,
            () => (app.Ana with { IsHasty = true }).SayAsync("job 42", static activity => activity["deliveryMode"] = "expectReplies"));
        Assert.Contains("Working…", working.Body.GetRawText(), StringComparison.Ordinal);
        get.Release();

        var late = await app.Teams.WaitAsync(
            static message => message.HasCard && message.Card.Text.Contains("Job 42", StringComparison.Ordinal));
        Assert.Equal(app.Ana.Conversation, late.Conversation);
    }

    [Fact]
    public async Task A_late_refusal_brings_the_words_back()
    {
        await using var app = new BotApp(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));
        var form = (await app.SayAsync("comments 42")).Card;
        await app.FaultAsync("POST", "timeout-before");

        var late = await app.Ana.ClickAsync(form, "Send", ("comment", "Words that are kept"));

        late.Card.ShouldShow("it was not sent").ShouldHaveInput("comment", "Words that are kept").ShouldHaveButton("Send");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_captcha_found_wrong_too_late_comes_back_as_the_form_with_a_new_picture_and_every_word(bool execute)
    {
        var clock = new StoppedClock();
        await using var app = new BotApp(clock);
        var job = app.Reviewable(captcha: "BERT");
        var form = (await app.SayAsync($"reject {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var working = await TooLateAsync(clock, put, () => (app.Ana with { IsHasty = true }).PressAsync(
            execute, form, "Reject", ("reason", "quality"), ("comment", "Kept words"), ("then", "cancel"), ("captcha", "ERNIE")));
        Assert.True(working.IsWorking);
        put.Release();

        var late = await app.Teams.WaitAsync(
            message =>
                message.Id == form.MessageId && message.HasCard && message.Card.Text.Contains("That was not it", StringComparison.Ordinal));
        late.Card.ShouldBeSound()
            .ShouldHaveInput("reason", "quality")
            .ShouldHaveInput("comment", "Kept words")
            .ShouldHaveInput("then", "cancel")
            .ShouldHaveInput("captcha", "");
        Assert.NotEqual(form.Image, late.Card.Image);
        (await app.Ana.PressAsync(execute, late.Card, "Reject", ("captcha", app.Gengo.CaptchaAnswer(job) ?? ""))).Card.ShouldShow(
            "Rejected");
    }

    [Fact]
    public async Task In_a_channel_a_captcha_found_wrong_too_late_comes_back_in_the_persons_own_chat()
    {
        var clock = new StoppedClock();
        await using var app = new BotApp(clock);
        var job = app.Reviewable(captcha: "BERT");
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var form = (await app.Channel.ClickAsync(card, "Reject…")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);
        await TooLateAsync(
            clock, put,
            () => (app.Channel with { IsHasty = true }).PressAsync(
                true, form, "Reject", ("reason", "quality"), ("comment", "Kept words"), ("captcha", "ERNIE")));
        put.Release();

        var late = await app.Teams.WaitAsync(
            static message => message.HasCard && message.Card.Text.Contains("That was not it", StringComparison.Ordinal));
        Assert.NotEqual(app.Channel.Conversation, late.Conversation);
        late.Card.ShouldHaveInput("comment", "Kept words").ShouldHaveInput("reason", "quality");
    }

    [Fact]
    public async Task Words_of_a_comment_that_may_have_arrived_are_not_called_unsent()
    {
        await using var app = new BotApp(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));
        var form = (await app.SayAsync("comments 42")).Card;
        var post = app.Calls.HoldNext(HttpMethod.Post);

        var pressing = app.Ana.ClickAsync(form, "Send", ("comment", "Words that are kept"));
        await post.Reached.WaitAsync(Cancel);
        await app.FaultAsync("POST", "timeout-after");
        await app.FaultAsync("GET", "500", times: 20);
        post.Release();
        var late = (await pressing).Card;

        late.ShouldShow("I do not know whether the comment arrived")
            .ShouldHaveInput("unsent1", "Words that are kept")
            .ShouldNotShow("not sent");
    }

    /// <summary>The person waits as long as the bot lets them, while Gengo has the call.</summary>
    private static async Task<Reply> TooLateAsync(StoppedClock clock, HeldCall held, Func<Task<Reply>> press)
    {
        var waiting = clock.NextWaitAsync(TimeSpan.FromSeconds(2.5));
        var pressing = press();
        await held.Reached.WaitAsync(Cancel);
        await waiting.WaitAsync(Cancel);
        Assert.False(pressing.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(3));
        return await pressing;
    }
}
