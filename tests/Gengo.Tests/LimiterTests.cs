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
            var place = limiter.WaitAsync(7, TestGengo.Stop);
            while (!place.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await place;
            passed.Add(time.GetUtcNow());
            time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 9_000)));
        }

        Assert.All(passed.Skip(7).Zip(passed), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromMinutes(1)));
    }
}
