using System.Net;
using Gengo.Http;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>No key exceeds its requests per minute.</summary>
public sealed class LimiterTests
{
    private const string Ok = """{"opstat":"ok","response":{"job":{}}}""";

    [Fact]
    public async Task A_call_above_the_limit_waits_until_the_minute_is_over()
    {
        using var gengo = new TestGengo(options => options.RequestsPerMinute = 2);
        gengo.Network.Answer(Ok);
        var stop = TestGengo.Stop;

        await gengo.Client.CancelJobAsync(TestGengo.Job, stop);
        gengo.Time.Advance(TimeSpan.FromSeconds(20));
        await gengo.Client.CancelJobAsync(TestGengo.Job, stop);
        var third = gengo.Client.CancelJobAsync(TestGengo.Job, stop);
        await gengo.Time.WaitForLongDelayAsync(TimeSpan.FromSeconds(40), stop);
        Assert.Equal(2, gengo.Network.Sent.Count);

        gengo.Time.Advance(TimeSpan.FromSeconds(40));
        await third;
        Assert.Equal(3, gengo.Network.Sent.Count);
    }

    [Fact]
    public async Task A_call_that_would_wait_longer_than_a_minute_is_refused()
    {
        using var gengo = new TestGengo(options => options.RequestsPerMinute = 1);
        gengo.Network.Answer(Ok);
        var stop = TestGengo.Stop;

        await gengo.Client.CancelJobAsync(TestGengo.Job, stop);
        var waiting = gengo.Client.CancelJobAsync(TestGengo.Job, stop);
        await gengo.Time.WaitForLongDelayAsync(TimeSpan.FromMinutes(1), stop);

        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.CancelJobAsync(TestGengo.Job, stop));
        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: stop));

        gengo.Time.Advance(TimeSpan.FromMinutes(1));
        await waiting;
        Assert.Equal(2, gengo.Network.Sent.Count);
    }

    [Fact]
    public async Task A_write_canceled_while_it_waits_is_canceled_and_gives_its_place_back()
    {
        using var gengo = new TestGengo(options => options.RequestsPerMinute = 1);
        gengo.Network.Answer(Ok);
        using var stop = new CancellationTokenSource();

        await gengo.Client.CancelJobAsync(TestGengo.Job, stop.Token);
        var waiting = gengo.Client.CancelJobAsync(TestGengo.Job, stop.Token);
        await gengo.Time.WaitForLongDelayAsync(TimeSpan.FromMinutes(1), TestGengo.Stop);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(gengo.Network.Sent);

        gengo.Time.Advance(TimeSpan.FromMinutes(1));
        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);
        Assert.Equal(2, gengo.Network.Sent.Count);
    }

    [Fact]
    public async Task Accounts_with_the_same_key_share_its_limit_and_other_keys_have_their_own()
    {
        var stop = TestGengo.Stop;
        foreach (var isSame in new[] { true, false })
        {
            using var gengo = new TestGengo(options => options.RequestsPerMinute = 1, other: options =>
            {
                options.RequestsPerMinute = 1;
                options.PublicKey = isSame ? options.PublicKey : "another key";
            });
            gengo.Network.Answer(Ok);

            await gengo.Client.CancelJobAsync(TestGengo.Job, stop);
            var second = gengo.Factory.Create("other").CancelJobAsync(TestGengo.Job, stop);
            if (isSame)
            {
                await gengo.Time.WaitForLongDelayAsync(TimeSpan.FromMinutes(1), stop);
                Assert.Single(gengo.Network.Sent);
                gengo.Time.Advance(TimeSpan.FromMinutes(1));
            }

            await second;
            Assert.Equal(2, gengo.Network.Sent.Count);
        }
    }

    [Fact]
    public async Task No_minute_ever_holds_more_than_allowed()
    {
        var time = new Clock();
        var limiter = new KeyRateLimiter(time);
        var random = new Random(1);
        var passed = new List<DateTimeOffset>();

        for (var call = 0; call < 500; call++)
        {
            var place = limiter.EnterAsync(7, TestGengo.Stop);
            while (!place.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            using var entered = await place;
            passed.Add(time.GetUtcNow());
            time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 9_000)));
        }

        Assert.All(passed.Skip(7).Zip(passed), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_minute_at_Gengo_holds_more_than_allowed_however_long_calls_are_on_their_way(int seed)
    {
        const int Limit = 9;
        var time = new Clock();
        var limiter = new KeyRateLimiter(time);
        var random = new Random(seed);
        var arrived = new List<DateTimeOffset>();
        var running = new PriorityQueue<IDisposable, DateTimeOffset>();

        for (var number = 0; number < 400; number++)
        {
            var entering = limiter.EnterAsync(Limit, TestGengo.Stop);
            while (!entering.IsCompleted)
            {
                Pass(TimeSpan.FromMilliseconds(random.Next(1, 900)));
            }

            // Gengo sees it at some moment before it is over.
            var onItsWay = TimeSpan.FromMilliseconds(random.Next(0, 25_000));
            arrived.Add(time.GetUtcNow() + (onItsWay * random.NextDouble()));
            running.Enqueue(await entering, time.GetUtcNow() + onItsWay);
            Pass(TimeSpan.FromMilliseconds(random.Next(0, 4_000)));
        }

        arrived.Sort();
        Assert.All(arrived.Skip(Limit).Zip(arrived), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromMinutes(1)));

        void Pass(TimeSpan span)
        {
            time.Advance(span);
            while (running.TryPeek(out var over, out var at) && at <= time.GetUtcNow())
            {
                running.Dequeue();
                over.Dispose();
            }
        }
    }

    [Fact]
    public async Task Calls_that_may_fill_a_part_of_the_limit_never_hold_up_the_others()
    {
        using var gengo = new TestGengo(Five, other: Five);
        gengo.Network.Answer(Ok);
        var stop = TestGengo.Stop;
        var background = gengo.Factory.Create("other", share: 0.6);

        for (var call = 0; call < 3; call++)
        {
            await background.CancelJobAsync(TestGengo.Job, stop);
        }

        var waiting = background.CancelJobAsync(TestGengo.Job, stop);
        await gengo.Time.WaitForLongDelayAsync(TimeSpan.FromMinutes(1), stop);
        await gengo.Client.CancelJobAsync(TestGengo.Job, stop);
        await gengo.Client.CancelJobAsync(TestGengo.Job, stop);
        Assert.Equal(5, gengo.Network.Sent.Count);

        gengo.Time.Advance(TimeSpan.FromMinutes(1));
        await waiting;

        static void Five(GengoOptions options) => options.RequestsPerMinute = 5;
    }

    [Fact]
    public async Task Each_step_of_a_redirect_counts()
    {
        using var gengo = new TestGengo(options => options.RequestsPerMinute = 2);
        gengo.Network.Answer("", HttpStatusCode.Found, new Uri("/v2/elsewhere", UriKind.Relative));
        gengo.Network.Answer("""{"opstat":"ok","response":{"job":{"status":"approved"}}}""");
        var stop = TestGengo.Stop;

        await gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: stop);
        var third = gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: stop);
        await gengo.Time.WaitForLongDelayAsync(TimeSpan.FromMinutes(1), stop);
        Assert.Equal(2, gengo.Network.Sent.Count);

        gengo.Time.Advance(TimeSpan.FromMinutes(1));
        await third;
    }

    /// <summary>The network itself repeats a request whose connection was closed without an answer, and tells nobody.</summary>
    [Theory]
    [InlineData("GET", 4)]
    [InlineData("DELETE", 1)]
    public async Task A_connection_that_is_closed_without_an_answer_costs_one_call_for_each_attempt(string method, int attempts)
    {
        await using var server = ClosingServer.Start();
        using var gengo = TestGengo.At(server.Address);

        await Assert.ThrowsAnyAsync<Exception>(() => method == "GET"
            ? gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop)
            : gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop));

        Assert.Equal(attempts, server.Requests);
    }
}
