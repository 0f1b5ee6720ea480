using CsCheck;
using GengoBot.Outbox;

namespace GengoBot.Tests.Notifications;

/// <summary>No conversation is written to faster than Teams allows (docs/protocol/teams.md#rate-limits).</summary>
public sealed class SendRateLimiterTests
{
    private const long NoSuchJob = 999_999;

    private static readonly (int Seconds, int Most)[] Limits = [(1, 7), (2, 8), (30, 60)];

    [Fact]
    public void Messages_of_one_or_two_calls_as_fast_as_they_may_stay_within_all_limits() =>
        Gen.Select(Gen.Bool.Array[200], Gen.Int[0, 3_000].Array[200]).Sample(static (twos, pauses) =>
    {
        var now = 1_700_000_000_000;
        var pace = new SendRateLimiter(new NotificationsOptions(), 0);
        var calls = new List<long>();
        foreach (var (isTwo, pause) in twos.Zip(pauses))
        {
            now = Math.Max(now, pace.FreeAt) + (pause < 2_700 ? 0 : pause);
            for (var call = 0; call < (isTwo ? 2 : 1); call++)
            {
                pace.Spend(now);
                calls.Add(now);
            }
        }

        ShouldKeepTo(Limits, calls);
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 60)]
    [InlineData(2, 4)]
    [InlineData(7, 7)]
    [InlineData(50, 1_000)]
    public void Other_settings_hold_too(int perSecond, int per30Seconds)
    {
        var now = 1_700_000_000_000;
        var pace = new SendRateLimiter(new NotificationsOptions { PerSecond = perSecond, Per30Seconds = per30Seconds }, 0);
        var calls = new List<long>();
        for (var call = 0; call < 1_000; call++)
        {
            now = Math.Max(now, pace.FreeAt);
            pace.Spend(now);
            calls.Add(now);
        }

        ShouldKeepTo([(1, perSecond), (30, per30Seconds)], calls);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Many_messages_for_one_conversation_go_out_in_order_and_at_its_pace_and_others_do_not_wait(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var (busy, quiet) = (news.Chat("a:busy"), news.Chat("a:quiet"));
        var calls = new List<long>();
        news.Teams.Refuses = message =>
        {
            if (message.Conversation == busy.Id)
            {
                calls.Add(news.Clock.GetUtcNow().ToUnixTimeMilliseconds());
            }

            return null;
        };
        for (var job = 0; job < 70; job++)
        {
            await news.AddAsync(busy, NoSuchJob + job);
        }

        await news.AddAsync(quiet, NoSuchJob);
        await news.WorkAsync();
        Assert.Equal(["71"], news.Words(quiet));
        Assert.InRange(news.Words(busy).Count, 2, 7);

        await news.WorkOnAsync(TimeSpan.FromSeconds(0.3), 140);

        Assert.Equal(Enumerable.Range(1, 70).Select(static number => $"{number}"), news.Words(busy));
        ShouldKeepTo(Limits, calls);
    }

    private static void ShouldKeepTo(IEnumerable<(int Seconds, int Most)> limits, List<long> calls)
    {
        foreach (var (seconds, most) in limits)
        {
            for (var first = 0; first + most < calls.Count; first++)
            {
                Assert.True(calls[first + most] - calls[first] >= seconds * 1_000, $"{most + 1} calls in {seconds} s.");
            }
        }
    }
}
