namespace GengoBot.Tests.Reviews;

/// <summary>One job, one write at a time.</summary>
public sealed class OneAtATimeTests
{
    [Fact]
    public async Task The_second_of_two_people_waits_for_the_first_and_gets_their_own_words_back()
    {
        await using var app = new BotApp(new PacedClock(20));
        var job = app.Reviewable();
        var first = (await app.SayAsync($"approve {job}")).Card;
        var second = (await app.Ben.SayAsync($"revise {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var approving = app.Ana.ClickAsync(first, "Approve", ("rating", "5"));
        await put.Reached.WaitAsync(TestContext.Current.CancellationToken);
        var revising = app.Ben.ClickAsync(second, "Send back", ("comment", "Mine"));
        put.Release();

        (await approving).Card.ShouldShow("Approved");
        (await revising).Card.ShouldShow("by Ana Ruiz").ShouldHaveInput("unsent1", "Mine");
        Assert.Equal("approve", Assert.Single(app.Writes).Action);
    }

    [Fact]
    public async Task Who_waits_for_long_learns_who_is_at_it_and_gets_the_words_back()
    {
        await using var app = new BotApp(new PacedClock(20));
        var job = app.Reviewable();
        var first = (await app.SayAsync($"approve {job}")).Card;
        var second = (await app.Ben.SayAsync($"revise {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var approving = app.Ana.ClickAsync(first, "Approve", ("rating", "5"));
        await put.Reached.WaitAsync(TestContext.Current.CancellationToken);
        var answer = (await app.Ben.ClickAsync(second, "Send back", ("comment", "Mine"))).Card;
        put.Release();

        answer.ShouldShow("Ana Ruiz is at job").ShouldHaveInput("unsent1", "Mine");
        (await approving).Card.ShouldShow("Approved");
        Assert.Equal("approve", Assert.Single(app.Writes).Action);
        (await app.SayAsync($"audit {job}")).Card.ShouldShow("revise by Ben").ShouldShow("not done, somebody else was at it");
    }

    [Fact]
    public async Task Twenty_people_approve_at_once_and_Gengo_hears_of_it_once()
    {
        await using var app = new BotApp(new PacedClock(1));
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var form = (await app.Channel.ClickAsync(card, "Approve…")).Card;

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(number =>
            app.Channel.As(new TestPerson($"29:{number}", null, $"Person {number}")).ClickAsync(form, "Approve", ("rating", "5"))));

        Assert.Single(app.Writes);
        Assert.All(answers, static answer => Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status));
        Assert.Single(app.Teams.Messages, static message => message.Text?.Contains("approved job", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Two_comments_on_one_job_do_not_cross()
    {
        await using var app = new BotApp(new PacedClock(20));
        var post = app.Calls.HoldNext(HttpMethod.Post);

        var first = app.SayAsync("comment 42 First");
        await post.Reached.WaitAsync(TestContext.Current.CancellationToken);
        var second = app.Ben.SayAsync("comment 42 Second");
        post.Release();
        await Task.WhenAll(first, second);

        Assert.Equal(["First", "Second"], app.Job(42).Thread.TakeLast(2).Select(static comment => comment.Body));
        Assert.Equal(2, app.Writes.Count);
    }
}
