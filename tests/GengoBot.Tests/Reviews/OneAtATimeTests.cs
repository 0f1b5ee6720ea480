
namespace GengoBot.Tests.Reviews;

/// <summary>One job, one write at a time.</summary>
public sealed class OneAtATimeTests
{
    [Fact]
    public async Task The_second_of_two_people_learns_who_was_first_and_nothing_of_theirs_is_sent()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var first = (await app.SayAsync($"approve {job}")).Card;
        var second = (await app.Ben.SayAsync($"revise {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var approving = app.Ana.ClickAsync(first, "Approve", ("rating", "5"));
        await put.Reached.WaitAsync(TestContext.Current.CancellationToken);
        var answer = await app.Ben.ClickAsync(second, "Send back", ("comment", "Mine"));
        put.Release();

        // An error leaves the form with its words on the screen.
        Assert.Equal(400, answer.Inner);
        Assert.Contains("Ana Ruiz is at job", answer.Sentence, StringComparison.Ordinal);
        (await approving).Card.ShouldShow("Approved");
        Assert.Equal("approve", Assert.Single(app.Writes).Action);
        (await app.SayAsync($"audit {job}")).Card.ShouldShow("revise by Ben").ShouldShow("not done, somebody else was at it");
    }

    [Fact]
    public async Task Twenty_people_approve_at_once_and_Gengo_hears_of_it_once()
    {
        await using var app = new BotApp();
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
        await using var app = new BotApp();
        var post = app.Calls.HoldNext(HttpMethod.Post);

        var first = app.SayAsync("comment 42 First");
        await post.Reached.WaitAsync(TestContext.Current.CancellationToken);
        var second = await app.Ben.SayAsync("comment 42 Second");
        post.Release();
        await first;

        Assert.Contains("Ana Ruiz is at job 42", second.Sentence, StringComparison.Ordinal);
        Assert.Equal("First", app.Job(42).Thread[^1].Body);
        Assert.Single(app.Writes);
    }
}
