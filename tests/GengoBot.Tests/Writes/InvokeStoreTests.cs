using GengoBot.Conversations;
using GengoBot.Storage;
using GengoBot.Writes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Writes;

public sealed class InvokeStoreTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_click_begins_once_and_is_answered_from_the_record(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        BotDb[] replicas = [database.Replica(), database.Replica()];
        var store = new InvokeStore(replicas[0], _clock);
        var click = Click("activity-1");

        Assert.True(await BeginAsync(replicas[0], click));
        Assert.False(await BeginAsync(replicas[1], Click("activity-1")));
        Assert.Null((await store.FindAsync(click, Cancel))?.Response);

        await store.StoreAsync(click, """{"statusCode":200}""", Cancel);
        Assert.Equal("""{"statusCode":200}""", (await new InvokeStore(replicas[1], _clock).FindAsync(click, Cancel))?.Response);
        Assert.True(await BeginAsync(replicas[1], Click("activity-2")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_twenty_deliveries_at_once_over_two_replicas_one_begins(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        BotDb[] replicas = [database.Replica(), database.Replica()];

        var begun = await Task.WhenAll(
            Enumerable.Range(0, 20)
                .Select(number => Task.Run(() => BeginAsync(replicas[number % 2], Click("click", "same")), Cancel)));

        Assert.Single(begun, static isFirst => isFirst);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Answers_older_than_a_day_are_deleted_a_bounded_number_at_a_time(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var store = new InvokeStore(db, _clock);
        await db.WriteAsync(
            session => session.ExecuteAsync(
                """
                WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 501)
                INSERT INTO inbound_activity (key, created_at) SELECT 'old ' || n, @Now FROM numbers
                """,
                new { Now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
            Cancel);
        _clock.Advance(InvokeStore.Life + TimeSpan.FromSeconds(1));
        await BeginAsync(db, Click("click", "new"));

        Assert.True(await store.DeleteOldAsync(Cancel));
        Assert.False(await store.DeleteOldAsync(Cancel));

        Assert.Equal(
            ["new\n29:ana\nclick"],
            await db.ReadAsync(session => session.ListAsync<string>("SELECT key FROM inbound_activity", new { }), Cancel));
    }

    [Fact]
    public async Task The_sweep_deletes_what_is_old_soon_after_the_start_and_then_each_hour()
    {
        await using var database = await TestDatabase.MigratedAsync(StorageOptions.Sqlite);
        var clock = new WaitedClock();
        var db = database.Replica();
        var store = new InvokeStore(db, clock);
        var (first, second) = (Click("first"), Click("second"));
        await BeginAsync(db, first, clock);
        clock.Advance(InvokeStore.Life - TimeSpan.FromMinutes(30));
        await BeginAsync(db, second, clock);
        clock.Advance(TimeSpan.FromMinutes(31));

        var writes = new JobWriteStore(db, new NoWatchers(), clock, NullLogger<JobWriteStore>.Instance);
        using var sweep = new InvokeSweep(store, writes, clock, NullLogger<InvokeSweep>.Instance);
        await sweep.StartAsync(Cancel);
        await clock.Waiting.WaitAsync(Cancel);
        clock.Advance(InvokeSweep.FirstAfter);
        await clock.Waiting.WaitAsync(Cancel);
        Assert.False(await BeginAsync(db, second, clock));
        Assert.True(await BeginAsync(db, first, clock));

        clock.Advance(InvokeStore.Life);
        await clock.Waiting.WaitAsync(Cancel);
        Assert.True(await BeginAsync(db, second, clock));
        await sweep.StopAsync(Cancel);
    }

    private static InboundActivityKey Click(string activity, string conversation = "19:reviews") => new(conversation, "29:ana", activity);

    private Task<bool> BeginAsync(BotDb db, InboundActivityKey delivery, TimeProvider? clock = null) =>
        db.WriteAsync(
            session => InvokeStore.TryBeginAsync(session, delivery, (clock ?? _clock).GetUtcNow().ToUnixTimeMilliseconds()), Cancel);

    /// <summary>Tells when somebody has begun to wait for it.</summary>
    private sealed class WaitedClock : FakeTimeProvider
    {
        public SemaphoreSlim Waiting { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waiting.Release();
            return timer;
        }
    }
}
