using GengoBot.Scheduler;
using GengoBot.Storage;

namespace GengoBot.Tests.Scheduler;

public sealed class WorkerSchedulerTests
{
    public static IEnumerable<TheoryDataRow<string>> Providers => TestDatabase.Providers;

    public static IEnumerable<TheoryDataRow<string>> Postgres => TestDatabase.Postgres;

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_due_is_done_without_anybody_saying_so(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        await using var host = await SchedulerHost.StartAsync(database, worker);

        host.Scheduler.BeNeeded();
        worker.Due[31] = true;

        Assert.Equal(31, await begun.NextAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_partition_that_is_woken_while_it_is_worked_at_is_worked_at_once_more_and_by_one_at_a_time(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        var held = worker.Hold();
        await using var host = await SchedulerHost.StartAsync(database, worker);

        host.Scheduler.Wake("poll", 7);
        await begun.NextAsync();
        for (var wake = 0; wake < 100; wake++)
        {
            host.Scheduler.Wake("poll", 7);
        }

        held.SetResult();
        await begun.NextAsync();
        await host.StopAsync();

        Assert.Equal(2, worker.Done);
        Assert.False(worker.Overlapped);
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task A_partition_that_another_process_wakes_while_it_is_worked_at_is_worked_at_once_more_after_that(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        var held = worker.Hold();
        await using var one = await SchedulerHost.StartAsync(database, worker);
        one.Scheduler.Wake("poll", 7);
        await begun.NextAsync();
        await using var other = await SchedulerHost.StartAsync(database, worker);

        // Enough for some to come after the first is stored.
        for (var wake = 0; wake < 50; wake++)
        {
            other.Scheduler.Wake("poll", 7);
            await Task.Yield();
        }

        other.Scheduler.Wake("poll", 8);
        Assert.Equal(8, await begun.NextAsync());
        Assert.Equal(0, worker.Done);
        held.SetResult();

        Assert.Equal(7, await begun.NextAsync());
        Assert.False(worker.Overlapped);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_partition_is_worked_at_as_often_as_it_is_woken_after_it_was_done(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        await using var host = await SchedulerHost.StartAsync(database, worker);

        for (var wake = 0; wake < 20; wake++)
        {
            host.Scheduler.Wake("poll", 3);
            Assert.Equal(3, await begun.NextAsync());
        }

        Assert.False(worker.Overlapped);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_worker_whose_partitions_all_wait_does_not_hold_up_another(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (slow, begun) = Noted("poll");
        var held = slow.Hold();
        var (other, delivered) = Noted("deliver");
        await using var host = await SchedulerHost.StartAsync(database, slow, other);

        for (var partition = 0; partition < 32; partition++)
        {
            host.Scheduler.Wake("poll", partition);
        }

        await begun.NextAsync();
        host.Scheduler.Wake("deliver", 5);

        Assert.Equal(5, await delivered.NextAsync());
        held.SetResult();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_run_that_fails_is_told_and_the_next_one_comes(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        var failed = false;
        worker.Also(_ => failed ? Task.CompletedTask : throw new IOException($"A test lets this fail: {failed = true}."));
        await using var host = await SchedulerHost.StartAsync(database, worker);

        host.Scheduler.Wake("poll", 7);
        await begun.NextAsync();
        while (worker.Done == 0)
        {
            await Task.Yield();
        }

        host.Scheduler.Wake("poll", 7);
        await begun.NextAsync();

        Assert.Contains(
            host.Logs.Lines, static line => line.StartsWith("Warning: Worker poll failed in partition 7;", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_sweep_that_fails_again_and_again_is_told_once(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        worker.FailsToSweep = true;
        await using var host = await SchedulerHost.StartAsync(database, worker);
        host.Scheduler.BeNeeded();

        await worker.SweepsAsync(3);
        worker.Due[1] = true;
        worker.FailsToSweep = false;
        await begun.NextAsync();
        await host.Logs.WaitAsync(static line => line.StartsWith("Information: The sweep works again after", StringComparison.Ordinal));

        Assert.Single(host.Logs.Lines, static line => line.StartsWith("Warning: The sweep failed;", StringComparison.Ordinal));
        Assert.Single(
            host.Logs.Lines, static line => line.StartsWith("Information: The sweep works again after", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_stop_cancels_what_runs_and_waits_for_its_end(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        var cleanedUp = false;
        worker.Also(async cancellationToken =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                await Task.Yield();
                cleanedUp = true;
            }
        });
        await using var host = await SchedulerHost.StartAsync(database, worker);
        host.Scheduler.Wake("poll", 7);
        await begun.NextAsync();

        await host.StopAsync();

        Assert.True(cleanedUp);
        Assert.DoesNotContain(
            host.Logs.Lines,
            static line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task It_starts_by_itself_where_a_process_before_left_something(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await new Stored(database.Replica()).AddHintAsync("pending");
        var (worker, begun) = Noted("poll");
        worker.Due[4] = true;

        await using var host = await SchedulerHost.StartAsync(database, worker);

        Assert.Equal(4, await begun.NextAsync());
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task A_replica_joins_in_once_another_one_has_work(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        await using var host = await SchedulerHost.StartAsync(database, worker);
        worker.Due[4] = true;

        await new Stored(database.Replica()).AddHintAsync("pending");

        Assert.Equal(4, await begun.NextAsync());
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task Two_that_start_at_the_same_moment_on_a_new_database_share_it(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (worker, begun) = Noted("poll");
        var hosts = await Task.WhenAll(SchedulerHost.StartAsync(database, worker), SchedulerHost.StartAsync(database, worker));
        await using var one = hosts[0];
        await using var other = hosts[1];

        one.Scheduler.Wake("poll", 1);
        other.Scheduler.Wake("poll", 2);

        // Both have begun to run the workers, and the sweep finds the rest.
        worker.Due[3] = true;
        Assert.Equal([1, 2, 3], (await begun.NextAsync(3)).Order());
        Assert.Equal((SchedulerState.Running, SchedulerState.Running), (one.Scheduler.State, other.Scheduler.State));
        Assert.False(worker.Overlapped);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_and_tried_again()
    {
        await using var database = await TestDatabase.MigratedAsync(StorageOptions.Sqlite);
        var (worker, _) = Noted("poll");
        await using var host = await SchedulerHost.StartAsync(database, "Host=127.0.0.1;Port=1;Timeout=1", worker);

        host.Scheduler.BeNeeded();

        await host.Logs.WaitAsync(
            static line => line.StartsWith("Error: The scheduler did not start; next attempt in 00:00:02.", StringComparison.Ordinal));
        Assert.Equal(SchedulerState.Failing, host.Scheduler.State);
    }

    private static (TestWorker Worker, Signals Begun) Noted(string name)
    {
        var begun = new Signals();
        var worker = new TestWorker(name);
        worker.Began += begun.Add;
        return (worker, begun);
    }
}
