using Gengo;
using GengoBot.Conversations;
using GengoBot.Notifications;
using GengoBot.Polling;
using GengoBot.Storage;
using GengoBot.Watches;

namespace GengoBot.Tests.Conversations;

/// <summary>The rows of watches and watched jobs, on both databases.</summary>
public sealed class WatchStoreTests
{
    private const string Account = "main";

    private static readonly Conversation Here = Given.Channel.Place;

    private static readonly Conversation There = Here with { Id = "19:there@thread.tacv2" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_job_is_looked_at_once_whoever_watches_it(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var watches = List(db);

        Assert.True(await AddAsync(watches, Here, Given.Job));
        Assert.False(await AddAsync(watches, Here, Given.Job));
        Assert.True(await AddAsync(watches, There, Given.Job));
        Assert.Single(await new Stored(db).WatchedJobsAsync());
        Assert.True(await watches.RemoveAsync(Here.Id, Account, Given.Job, Cancel));
        Assert.False(await watches.RemoveAsync(Here.Id, Account, Given.Job, Cancel));
        Assert.Equal(1, await watches.RemoveAllAsync(There.Id, Cancel));
        Assert.Equal(0, await watches.RemoveAllAsync(There.Id, Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_watches_every_job_watches_each(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var watches = List(db);
        await AddAsync(watches, Here, Given.Job);
        await AddAsync(watches, There, job: null);

        await watches.RemoveAsync(Here.Id, Account, Given.Job, Cancel);

        Assert.True(await new WatchStore(db).IsWatchedAsync(There.Id, Account, Given.Job, Cancel));
        Assert.False(await new WatchStore(db).IsWatchedAsync(Here.Id, Account, Given.Job, Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_happened_while_nobody_heard_of_a_job_is_no_news_later(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var watches = List(db);
        await AddAsync(watches, Here, Given.Job);
        var stored = new Stored(db);
        await stored.LookedAtAsync(DateTimeOffset.UnixEpoch);

        await AddAsync(watches, There, Given.Job);
        Assert.Equal(0, Assert.Single(await stored.WatchedJobsAsync()).PolledAt);

        await stored.PauseWatchesAsync();
        Assert.Equal(1, await watches.ResumeAsync(Here.Id, Cancel));
        Assert.Equal([1L], from job in await stored.WatchedJobsAsync() where job.PolledAt is null select job.Fence);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Names_of_any_kind_are_kept(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var watches = List(db);

        await watches.AddAsync(
            Here, Account, Given.Job, WatchEvents.Comments, new Person("29:x", null, "A\0\uD83D'; DROP TABLE watch; --"), Cancel);

        var watch = Assert.Single(await new WatchStore(db).ListAsync(Here.Id, Account, Cancel));
        Assert.Equal((Given.Job, WatchEvents.Comments, null, null), (watch.Job, watch.Events, watch.MutedUntil, watch.PausedAt));
        Assert.EndsWith("DROP TABLE watch; --", watch.CreatedBy.Name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Quiet_holds_on_both_databases(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var (watches, quiet) = (List(db), new MuteStore(db, TimeProvider.System));
        var until = DateTimeOffset.FromUnixTimeMilliseconds(4_102_444_800_000);
        await AddAsync(watches, Here, job: null);

        await quiet.MuteAsync(Here, until, Cancel);
        Assert.Equal(until, await quiet.UntilAsync(Here.Id, Cancel));
        Assert.True(await quiet.MuteAsync(Here.Id, Account, Given.Job, until, Cancel));
        Assert.False(await quiet.MuteAsync(There.Id, Account, Given.Job, until, Cancel));
        Assert.True(await quiet.UnmuteAsync(Here.Id, Account, Given.Job, Cancel));
        Assert.True(await quiet.UnmuteAsync(Here.Id, Account, job: null, Cancel));
        Assert.False(await quiet.UnmuteAsync(Here.Id, Account, job: null, Cancel));
        Assert.Null(await quiet.UntilAsync(Here.Id, Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_page_of_what_waits_is_read_on_both_databases(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var watches = List(db);
        await AddAsync(watches, Here, new JobId(1));
        await AddAsync(watches, Here, new JobId(2));
        var stored = new Stored(db);
        await stored.BecomesReviewableAsync(1, approvesAt: null);
        await stored.BecomesReviewableAsync(2, DateTimeOffset.FromUnixTimeMilliseconds(5));

        var (jobs, count) = await new WaitingJobs(db).PageAsync(Here.Id, Account, 0, 1, Cancel);

        Assert.Equal((2, new JobId(2)), (count, Assert.Single(jobs).Job));
        Assert.Null(await new DeliveredNotificationStore(db).LastAsync(Here.Id, Account, new JobId(1), Cancel));
        Assert.Null(await new DeliveredNotificationStore(db).LastAsync(Here.Id, Account, job: null, Cancel));
    }

    private static WatchList List(BotDb db) => new(db, new WatchStore(db), TimeProvider.System);

    private static Task<bool> AddAsync(WatchList watches, Conversation place, JobId? job) =>
        watches.AddAsync(place, Account, job, WatchEvents.All, Given.Ana, Cancel);
}
