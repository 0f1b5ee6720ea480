using Gengo;
using Gengo.Sandbox.Jobs;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Polling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using Comment = Gengo.Sandbox.Jobs.Comment;
using Revision = Gengo.Sandbox.Jobs.Revision;

namespace GengoBot.Tests.Polling;

public sealed class JobPollerTests
{
    private static readonly TimeSpan PollLater = TimeSpan.FromMinutes(40);

    private readonly AheadClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_comment_that_is_seen_by_callback_by_its_repeats_and_by_poll_is_told_once(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var app = new BotApp(_clock, database.Settings);
        var job = app.Reviewable();
        await app.DeskAsync(job, "comment", "Old news.");
        _clock.Ahead += TimeSpan.FromSeconds(2);
        await app.FollowAsync(job);
        await app.WorkAsync();
        Assert.Empty(await app.ToldAsync());

        await app.DeskAsync(job, "comment", "Is it formal?");
        await app.CallAsync("comment", GengoCalls.Comment(job, "Is it formal?"));
        await app.CallAsync("comment", GengoCalls.Comment(job, "Is it formal?"));
        await app.WorkAsync();
        await app.CallAsync("comment", GengoCalls.Comment(job, "Is it formal?"));
        await app.WorkAsync();
        _clock.Ahead += PollLater;
        await app.WorkAsync();

        var told = Assert.Single(await app.ToldAsync());
        Assert.Equal(
            (JobChangeKind.Comment, "Is it formal?", "worker", null), (told.Fact.Kind, told.Fact.Text, told.Fact.Author, told.Fact.By));
        Assert.True(told.DueAt - told.CallbackAt >= TimeSpan.FromMinutes(1), "What happens within a minute goes along.");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_real_comments_with_the_same_words_are_both_told(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var app = new BotApp(_clock, database.Settings);
        var job = app.Reviewable();
        await app.FollowAsync(job);
        await app.WorkAsync();

        await app.DeskAsync(job, "comment", "Done.");
        await app.CallAsync("comment", GengoCalls.Comment(job, "Done."));
        await app.WorkAsync();
        await app.DeskAsync(job, "comment", "Done.");
        await app.CallAsync("comment", GengoCalls.Comment(job, "Done."));
        await app.WorkAsync();

        Assert.Equal(["Done.", "Done."], await app.NewsAsync());
    }

    [Fact]
    public async Task Without_a_callback_the_poll_finds_it()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.FollowAsync(job);
        await app.WorkAsync();
        await app.DeskAsync(job, "comment", "From the website.");

        await app.WorkAsync();
        Assert.Empty(await app.ToldAsync());

        _clock.Ahead += PollLater;
        await app.WorkAsync();
        Assert.Null(Assert.Single(await app.ToldAsync()).CallbackAt);
    }

    [Fact]
    public async Task After_news_it_is_looked_at_sooner_and_then_ever_less_often()
    {
        await using var app = new BotApp(_clock, ("Notifications:MergeWindow", "00:00:00"));
        var job = app.Reviewable();
        await app.FollowAsync(job);
        await app.WorkAsync();
        await app.DeskAsync(job, "comment", "News.");
        await app.CallAsync("comment", GengoCalls.Comment(job, "News."));
        await app.WorkAsync();
        var gaps = new List<int>();

        for (var (minutes, looks) = (0, app.Gengo.LooksAt(job)); gaps.Count < 5; minutes++)
        {
            _clock.Ahead += TimeSpan.FromMinutes(1);
            await app.WorkAsync();
            if (app.Gengo.LooksAt(job) > looks)
            {
                gaps.Add(minutes + 1 - gaps.Sum());
                looks++;
            }
        }

        // 5, 10, 20, then 30 minutes, and for this job up to a fifth more.
        Assert.Equal(gaps.Order(), gaps);
        Assert.InRange(gaps[0], 5, 7);
        Assert.InRange(gaps[2], 20, 25);
        Assert.InRange(gaps[3], 30, 37);
        Assert.InRange(gaps[4], 30, 37);
    }

    [Fact]
    public async Task Each_new_status_is_told_and_a_translation_that_comes_to_be_reviewed_is_one_piece_of_news()
    {
        await using var app = new BotApp(_clock);
        var job = app.Gengo.AddJob(static job => job with { Status = Status.Available }).Id;
        await app.FollowAsync(job);
        await app.WorkAsync();

        await app.DeskAsync(job, "start");
        await HearAsync("pending");
        await app.DeskAsync(job, "submit", "Der Frühling ist da.");
        await HearAsync("reviewable");
        await app.DeskAsync(job, "hold");
        await HearAsync("hold");
        await app.DeskAsync(job, "hold");
        await HearAsync("reviewable");
        await app.DeskAsync(job, "approve");
        await HearAsync("approved");

        Assert.Equal(["pending", "reviewable", "hold", "reviewable", "approved"], await app.NewsAsync());

        async Task HearAsync(string status)
        {
            await app.CallAsync("job", GengoCalls.Job(job, status));
            await app.WorkAsync();
        }
    }

    [Fact]
    public async Task A_callback_claims_nothing_that_Gengo_does_not_say()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.SayAsync($"watch {job}");
        await app.WorkAsync();

        await app.CallAsync("job", GengoCalls.Job(job, "approved"));
        await app.CallAsync("comment", GengoCalls.Comment(job, "Never written."));
        await app.WorkAsync();

        Assert.Empty(await app.Stored.MessagesAsync());
    }

    [Fact]
    public async Task Who_follows_one_kind_of_news_hears_that_alone()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.FollowAsync(job, "19:comments", WatchEvents.Comments);
        await app.FollowAsync(job, "19:status", WatchEvents.Status);
        await app.WorkAsync();

        await app.DeskAsync(job, "comment", "A word.");
        await app.DeskAsync(job, "approve");
        await app.CallAsync("job", GengoCalls.Job(job, "approved"));
        await app.WorkAsync();

        Assert.Equal(["A word."], await app.NewsAsync("19:comments"));
        Assert.Equal(["approved"], await app.NewsAsync("19:status"));
    }

    [Fact]
    public async Task Who_follows_all_jobs_hears_of_one_that_nobody_looked_at_before_only_what_was_called_about()
    {
        await using var app = new BotApp(_clock);
        var now = _clock.GetUtcNow();
        var commented = app.Gengo.AddJob(job => job with
        {
            Status = Status.Reviewable,
            Revisions = [new Revision("Der Frühling ist da.")],
            Thread = [new Comment("worker", "Long ago.", now.AddDays(-1)), new Comment("worker", "Just now.", now)],
        }).Id;
        var submitted = app.Reviewable();
        await app.FollowAsync(null);

        await app.CallAsync("comment", GengoCalls.Comment(commented, "Just now."));
        await app.CallAsync("job", GengoCalls.Job(submitted, "reviewable"));
        await app.WorkAsync();

        Assert.Equal(
            [(commented, "Just now."), (submitted, "reviewable")],
            (await app.ToldAsync()).Select(static told => (told.Job, told.Fact.Text ?? told.Fact.Status)).Order());
    }

    [Fact]
    public async Task While_Gengo_is_down_no_hint_is_lost()
    {
        var clock = new AheadClock(pace: 5);
        await using var app = new BotApp(clock);
        var job = app.Reviewable();
        await app.FollowAsync(job);
        await app.WorkAsync();
        await app.DeskAsync(job, "comment", "Said during maintenance.");
        await app.FaultAsync("GET", "503", times: 8); // the job and its comments, each tried four times
        await app.CallAsync("comment", GengoCalls.Comment(job, "Said during maintenance."));

        await app.WorkAsync();
        Assert.Empty(await app.ToldAsync());
        Assert.Single(await app.Stored.HintsAsync(), static hint => hint.State == "pending");

        clock.Ahead += TimeSpan.FromMinutes(1);
        await app.WorkAsync();
        Assert.NotNull(Assert.Single(await app.ToldAsync()).CallbackAt);
        Assert.DoesNotContain(await app.Stored.HintsAsync(), static hint => hint.State == "pending");
    }

    [Fact]
    public async Task A_job_that_Gengo_does_not_know_is_soon_left_in_peace()
    {
        await using var app = new BotApp(_clock);
        await app.FollowAsync(7_777);

        for (var minutes = 0; minutes < 60; minutes++)
        {
            await app.WorkAsync();
            _clock.Ahead += TimeSpan.FromMinutes(1);
        }

        Assert.Equal(5, app.Gengo.LooksAt(7_777));
        Assert.Empty(await app.ToldAsync());
        _clock.Ahead += TimeSpan.FromHours(30);
        await app.WorkAsync();
        Assert.Equal(6, app.Gengo.LooksAt(7_777));
    }

    [Fact]
    public async Task What_is_over_is_looked_at_once_a_day()
    {
        await using var app = new BotApp(_clock);
        await app.FollowAsync(46);
        await app.WorkAsync();

        _clock.Ahead += TimeSpan.FromHours(23);
        await app.WorkAsync();
        Assert.Equal(1, app.Gengo.LooksAt(46));

        _clock.Ahead += TimeSpan.FromHours(6);
        await app.WorkAsync();
        Assert.Equal(2, app.Gengo.LooksAt(46));
    }

    [Fact]
    public async Task What_nobody_follows_any_more_is_forgotten_instead_of_looked_at()
    {
        await using var app = new BotApp(_clock);
        await app.FollowAsync(42);
        await app.WorkAsync();
        Assert.NotEqual(0, await app.Stored.SeenCommentsAsync());
        await app.Stored.EndWatchesAsync(42);

        _clock.Ahead += PollLater;
        await app.WorkAsync();

        Assert.Equal(1, app.Gengo.LooksAt(42));
        Assert.Empty(await app.Stored.WatchedJobsAsync());
        Assert.Equal(0, await app.Stored.SeenCommentsAsync());
    }

    [Fact]
    public async Task Looks_leave_room_for_people_within_the_keys_limit()
    {
        await using var app = new BotApp(_clock, ("Gengo:RequestsPerMinute", "10"));
        foreach (var job in (long[])[42, 47, 49])
        {
            await app.FollowAsync(job);
        }

        // Three calls each, and half of ten a minute.
        Assert.Equal(1, await LooksAfterAsync(0));
        Assert.Equal(1, await LooksAfterAsync(20));
        Assert.Equal(2, await LooksAfterAsync(5));
        Assert.Equal(2, await LooksAfterAsync(30));
        Assert.Equal(3, await LooksAfterAsync(10));

        async Task<int> LooksAfterAsync(int seconds)
        {
            _clock.Ahead += TimeSpan.FromSeconds(seconds);
            await app.WorkAsync();
            return app.Gengo.LooksAt(42) + app.Gengo.LooksAt(47) + app.Gengo.LooksAt(49);
        }
    }

    [Fact]
    public async Task A_hint_does_not_wait_behind_polls()
    {
        await using var app = new BotApp(_clock, ("Gengo:RequestsPerMinute", "30"));
        long[] jobs = [42, 47];
        await app.FollowAsync(jobs[0]);
        await app.FollowAsync(jobs[1]);
        await app.WorkAsync();
        Assert.All(jobs, job => Assert.Equal(1, app.Gengo.LooksAt(job)));

        _clock.Ahead += PollLater;
        await app.WorkAsync();
        var waiting = Assert.Single(jobs, job => app.Gengo.LooksAt(job) == 1);

        await app.CallAsync("comment", GengoCalls.Comment(waiting, "Now."));
        await app.WorkAsync();
        Assert.Equal(2, app.Gengo.LooksAt(waiting));
    }

    [Fact]
    public async Task A_look_that_was_overtaken_writes_nothing()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.FollowAsync(job);
        var store = app.Services.GetRequiredService<WatchedJobStore>();
        var bucket = WatchedJobStore.PartitionOf("sandbox", new JobId(job));
        var frozen = await store.TakeAsync(bucket, Cancel);
        Assert.NotNull(frozen);
        Assert.Null(await store.TakeAsync(bucket, Cancel));

        _clock.Ahead += TimeSpan.FromMinutes(2);
        await app.WorkAsync();
        var seen = await app.Stored.SeenCommentsAsync();
        var reading = new JobSnapshot(
            new Job { Id = frozen.Id, Status = JobStatus.Approved, SourceLanguage = "en", TargetLanguage = "de" },
            KnownComment.In([new(new CommentAuthor("worker"), null, "Late.")]), null, _clock.GetUtcNow());

        Assert.False(
            await store.EndAsync(
                frozen, reading, JobState.Of(reading, null, TimeSpan.FromDays(5)), static (_, _) => Task.FromResult(true), Cancel));

        Assert.Equal(seen, await app.Stored.SeenCommentsAsync());
        Assert.DoesNotContain(await app.Stored.WatchedJobsAsync(), static job => job.Status == "approved");
    }

    [Fact]
    public async Task What_was_told_is_forgotten_a_month_later_but_never_what_is_on_its_way()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable();
        await app.FollowAsync(job);
        await app.WorkAsync();
        await app.DeskAsync(job, "comment", "One.");
        await app.DeskAsync(job, "comment", "Two.");
        await app.DeskAsync(job, "comment", "Three.");
        await app.CallAsync("comment", GengoCalls.Comment(job, "One."));
        await app.WorkAsync();
        await app.Stored.EndAsync("One.", "sent");
        await app.Stored.EndAsync("Two.", "dead");
        var sweep = app.Services.GetServices<IHostedService>().OfType<NotificationSweep>().Single();

        _clock.Ahead = TimeSpan.FromDays(29);
        await sweep.DeleteOldAsync(Cancel);
        Assert.Equal(3, (await app.Stored.MessagesAsync()).Count);
        Assert.Single(await app.Stored.HintsAsync());

        _clock.Ahead = TimeSpan.FromDays(31);
        await sweep.DeleteOldAsync(Cancel);
        Assert.Equal(["Two.", "Three."], await app.NewsAsync());
        Assert.Empty(await app.Stored.HintsAsync());
    }
}
