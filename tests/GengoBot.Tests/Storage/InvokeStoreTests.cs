using GengoBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Storage;

public sealed class InvokeStoreTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_click_is_new_once_then_running_then_answered_from_the_record(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        var other = StoreOf(database);
        var key = InvokeStore.KeyOf("19:reviews", "activity-1");
        var since = _clock.GetUtcNow();

        Assert.Equal(new Invoke(InvokeState.New, null, since), await store.TryBeginAsync(key, Cancel));
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(new Invoke(InvokeState.Running, null, since), await other.TryBeginAsync(key, Cancel));
        await store.StoreAsync(key, """{"statusCode":200}""", Cancel);
        Assert.Equal(new Invoke(InvokeState.Answered, """{"statusCode":200}""", since), await other.TryBeginAsync(key, Cancel));
        Assert.Equal(InvokeState.New, (await other.TryBeginAsync(InvokeStore.KeyOf("19:reviews", "activity-2"), Cancel)).State);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_twenty_deliveries_at_once_over_two_replicas_one_is_new(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        InvokeStore[] replicas = [StoreOf(database), StoreOf(database)];

        var invokes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => replicas[number % 2].TryBeginAsync("same", Cancel), Cancel)));

        Assert.Single(invokes, invoke => invoke.State == InvokeState.New);
        Assert.Equal(19, invokes.Count(invoke => invoke.State == InvokeState.Running));
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
                INSERT INTO invoke (key, created_at) SELECT 'old ' || n, @Now FROM numbers
                """,
                new { Now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
            Cancel);
        _clock.Advance(InvokeStore.Life + TimeSpan.FromSeconds(1));
        await store.TryBeginAsync("new", Cancel);

        Assert.True(await store.DeleteOldAsync(Cancel));
        Assert.False(await store.DeleteOldAsync(Cancel));

        Assert.Equal(["new"], await db.ReadAsync(session => session.ListAsync<string>("SELECT key FROM invoke", new { }), Cancel));
    }

    [Fact]
    public async Task The_sweep_deletes_what_is_old_soon_after_the_start_and_then_each_hour()
    {
        await using var database = await TestDatabase.MigratedAsync(StorageOptions.Sqlite);
        var clock = new WaitedClock();
        var store = new InvokeStore(database.Replica(), clock);
        await store.TryBeginAsync("first", Cancel);
        clock.Advance(InvokeStore.Life - TimeSpan.FromMinutes(30));
        await store.TryBeginAsync("second", Cancel);
        clock.Advance(TimeSpan.FromMinutes(31));

        using var sweep = new InvokeSweep(store, clock, NullLogger<InvokeSweep>.Instance);
        await sweep.StartAsync(Cancel);
        await clock.Waiting.WaitAsync(Cancel);
        clock.Advance(InvokeSweep.FirstAfter);
        await clock.Waiting.WaitAsync(Cancel);
        Assert.Equal(InvokeState.Running, (await store.TryBeginAsync("second", Cancel)).State);
        Assert.Equal(InvokeState.New, (await store.TryBeginAsync("first", Cancel)).State);

        clock.Advance(InvokeStore.Life);
        await clock.Waiting.WaitAsync(Cancel);
        Assert.Equal(InvokeState.New, (await store.TryBeginAsync("second", Cancel)).State);
        await sweep.StopAsync(Cancel);
    }

    private InvokeStore StoreOf(TestDatabase database) => new(database.Replica(), _clock);

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
