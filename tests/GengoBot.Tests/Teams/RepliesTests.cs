using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace GengoBot.Tests.Teams;

/// <summary>Teams does not take every reply at once. Whoever wrote something is answered all the same, and Gengo is asked once.</summary>
public sealed class RepliesTests
{
    private const string PersonalChat = "a:ana-and-the-bot";

    private static readonly TimeProvider Real = new PacedClock(1);

    [Theory]
    [InlineData(502, "ServiceError", null)]
    [InlineData(502, null, null)]
    [InlineData(412, "PreconditionFailed", null)]
    [InlineData(429, "Throttled", "1")]
    [InlineData(429, null, null)]
    [InlineData(503, null, null)]
    [InlineData(504, null, null)]
    public async Task A_reply_that_is_refused_for_now_arrives_and_the_comment_is_sent_once(int status, string? code, string? retryAfter)
    {
        await using var app = new BotApp(Real);
        var job = app.Reviewable();
        var refusals = 1;
        app.Teams.Refuses = _ => Interlocked.Decrement(ref refusals) >= 0 ? new TeamsRefusal(status, code)
        {
            RetryAfter = retryAfter,
        } : null;

        var answer = await app.SayAsync($"comment {job} hello");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(answer.Sent);
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task Ten_commands_within_a_second_are_all_answered_in_their_order_although_the_first_takes_longest()
    {
        await using var app = new BotApp(Real);
        var jobs = Enumerable.Range(0, 10).Select(_ => app.Reviewable()).ToList();
        var limit = new TeamsLimit();
        app.Teams.Refuses = _ => limit.Take();

        // Each is said when the one before has come as far as Gengo.
        var answers = new List<Task<Reply>>();
        var calls = new Queue<HeldCall>();
        foreach (var job in jobs)
        {
            calls.Enqueue(app.Calls.HoldNext(HttpMethod.Get, $"/job/{job}"));
            answers.Add(app.SayAsync($"job {job}"));
            await calls.Last().Reached.WaitAsync(TestContext.Current.CancellationToken);
        }

        foreach (var call in calls.Reverse())
        {
            call.Release();
        }

        Assert.All(await Task.WhenAll(answers), static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));

        var titles = app.Teams.In(PersonalChat).Select(static message => message.Card.Text.Split('·')[0].Trim());
        Assert.Equal(jobs.Select(static job => $"Job {job}"), titles);
        Assert.True(limit.Refused > 0, "Teams refused nothing: the limit was not met.");
    }

    [Fact]
    public async Task A_reply_that_waits_is_not_overtaken_by_the_next_to_the_same_conversation()
    {
        await using var app = new BotApp(Real);
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Teams.Refuses = _ => refused.TrySetResult() ? new TeamsRefusal(502) : null;

        var ana = app.SayInChannelAsync("job 42");
        await refused.Task.WaitAsync(TestContext.Current.CancellationToken);
        var ben = app.Channel.As(TestPerson.Ben).SayAsync("job 46");
        await Task.WhenAll(ana, ben);

        Assert.Equal(["Job 42", "Job 46"], app.Teams.Messages.Select(static message => message.Card.Text.Split('·')[0].Trim()));
    }

    [Fact]
    public async Task Where_Teams_asks_for_a_long_pause_the_request_ends_and_the_answer_comes_later()
    {
        await using var app = new BotApp(new PacedClock(10));
        var refusals = 1;
        app.Teams.Refuses = _ => Interlocked.Decrement(ref refusals) >= 0 ? new TeamsRefusal(429) { RetryAfter = "30" } : null;

        var answer = await app.SayAsync("help");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Sent);
        var late = await app.Teams.WaitAsync(static message => message.HasCard);
        Assert.Equal(PersonalChat, late.Conversation);
    }

    [Fact]
    public async Task A_click_is_answered_although_Teams_does_not_take_the_card_for_everyone()
    {
        await using var app = new BotApp(Real);
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var form = (await app.Channel.ClickAsync(card, "Approve…")).Card;
        var isDown = true;
        app.Teams.Refuses = _ => Volatile.Read(ref isDown) ? new TeamsRefusal(503) : null;

        var clock = Stopwatch.StartNew();
        var answer = await app.Channel.ClickAsync(form, "Approve");

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Contains("Approved", answer.Card.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Sent);

        Volatile.Write(ref isDown, false);
        await app.Teams.WaitAsync(message => message is { Call: "PUT", HasCard: true } && message.Id == card.MessageId);
        await app.Teams.WaitAsync(static message => message.Text?.Contains(TestPerson.Ana.Name, StringComparison.Ordinal) == true);
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_tried_again()
    {
        await using var app = new BotApp(Real);
        var posts = 0;
        app.Teams.Refuses = _ =>
        {
            Interlocked.Increment(ref posts);
            return new TeamsRefusal(403, "BotDisabledByAdmin");
        };

        var answer = await app.SayAsync("help");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(1, posts);
    }

    /// <summary>
    /// Takes seven messages a second in one conversation, and refuses what comes beyond
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
    /// </summary>
    private sealed class TeamsLimit
    {
        private const int PerSecond = 7;

        private readonly ConcurrentQueue<long> _taken = new();
        private int _refused;

        public int Refused => _refused;

        public TeamsRefusal? Take()
        {
            if (_taken.Count(static at => Stopwatch.GetElapsedTime(at) < TimeSpan.FromSeconds(1)) >= PerSecond)
            {
                Interlocked.Increment(ref _refused);
                return new TeamsRefusal(429, "Throttled") { RetryAfter = "1" };
            }

            _taken.Enqueue(Stopwatch.GetTimestamp());
            return null;
        }
    }
}
