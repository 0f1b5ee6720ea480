using GengoBot.Conversations;

namespace GengoBot.Tests.Watches;

/// <summary>What happens after a watch began is news, whichever poll sees it first, and however late Gengo calls about it.</summary>
public sealed class WatchBeginningTests
{
    private readonly AheadClock _clock = new();

    public static TheoryData<string, bool> Ways => new()
    {
        { "typed", false }, { "button", false }, { "for me", false }, { "typed", true }, { "button", true }, { "for me", true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_status_and_a_comment_right_after_the_command_are_told(string way, bool isWatchedElsewhere)
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.DeskAsync(job, "comment", "Old.");
        if (isWatchedElsewhere)
        {
            await app.Ben.SayAsync($"watch {job}");
            await app.WorkAsync();
        }

        var place = await WatchAsync(app, job, way);
        await HappenAsync(app, job);

        Assert.Equal(["hold", "New."], (await app.NewsAsync(place)).Order(StringComparer.Ordinal).Reverse());
        if (isWatchedElsewhere)
        {
            Assert.Equal(["hold", "New."], (await app.NewsAsync(app.Ben.Conversation)).Order(StringComparer.Ordinal).Reverse());
        }
    }

    [Fact]
    public async Task Who_watches_every_job_is_told_too_though_nobody_had_read_this_one()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.DeskAsync(job, "comment", "Old.");
        _clock.Ahead += TimeSpan.FromSeconds(2);
        await app.SayAsync("watch all");

        await HappenAsync(app, job);

        Assert.Equal(["hold", "New."], (await app.NewsAsync(app.Ana.Conversation)).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_first_poll_that_sees_a_status_before_Gengo_calls_about_it_hides_nothing()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.SayAsync("watch all");
        await app.DeskAsync(job, "comment", "New.");
        await app.DeskAsync(job, "hold");

        await app.CallAsync("comment", GengoCalls.Comment(job, "New."));
        await app.WorkAsync();
        Assert.Equal(["New."], await app.NewsAsync(app.Ana.Conversation));

        // Somebody else begins with what is there by now.
        await app.Ben.SayAsync($"watch {job}");
        await app.CallAsync("job", GengoCalls.Job(job, "hold"));
        await app.WorkAsync();
        await app.CallAsync("job", GengoCalls.Job(job, "hold"));
        await app.WorkAsync();

        Assert.Equal(["New.", "hold"], await app.NewsAsync(app.Ana.Conversation));
        Assert.Empty(await app.NewsAsync(app.Ben.Conversation));
    }

    [Fact]
    public async Task After_a_watch_is_resumed_what_happens_is_told_and_what_happened_meanwhile_is_not()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.SayAsync($"watch {job}");
        await app.WorkAsync();
        await app.Stored.PauseWatchesAsync();
        await app.DeskAsync(job, "comment", "Meanwhile.");
        _clock.Ahead += TimeSpan.FromSeconds(2);

        await app.SayAsync("resume");
        await HappenAsync(app, job);

        Assert.Equal(["hold", "New."], (await app.NewsAsync(app.Ana.Conversation)).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Who_begins_to_watch_a_job_that_others_watch_tells_them_what_it_reads_and_hears_only_what_follows()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.Ben.SayAsync($"watch {job}");
        await app.WorkAsync();
        await app.DeskAsync(job, "comment", "Before.");

        await app.SayAsync($"watch {job}");
        await app.WorkAsync();

        Assert.Equal(["Before."], await app.NewsAsync(app.Ben.Conversation));
        Assert.Empty(await app.NewsAsync(app.Ana.Conversation));
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_at_first_hides_nothing()
    {
        await using var app = new BotApp(new AheadClock(pace: 5));
        var job = app.Reviewable();
        await app.FaultAsync("GET comments", "503", times: 4);

        await app.SayAsync($"watch {job}");
        await HappenAsync(app, job);

        Assert.Equal(["hold", "New."], (await app.NewsAsync(app.Ana.Conversation)).Order(StringComparer.Ordinal).Reverse());
    }

    /// <summary>The status changes, and Gengo calls; a comment's call comes only after a poll has seen it.</summary>
    private static async Task HappenAsync(BotApp app, long job)
    {
        await app.DeskAsync(job, "hold");
        await app.DeskAsync(job, "comment", "New.");
        await app.CallAsync("job", GengoCalls.Job(job, "hold"));
        await app.WorkAsync();
        await app.CallAsync("comment", GengoCalls.Comment(job, "New."));
        await app.WorkAsync();
    }

    /// <returns>Where it is watched.</returns>
    private static async Task<string> WatchAsync(BotApp app, long job, string way)
    {
        switch (way)
        {
            case "button":
                await app.Ana.ClickAsync((await app.SayAsync($"job {job}")).Card, "Watch");
                return app.Ana.Conversation;

            case "for me":
                await app.SayInChannelAsync($"watch {job} --me");
                return $"a:private-{TestPerson.Ana.Id}";

            default:
                await app.SayInChannelAsync($"watch {job}");
                return Conversation.PlaceOf(app.Channel.Conversation);
        }
    }
}
