using GengoBot.Scheduler;
using GengoBot.Storage;

namespace GengoBot.Tests.Notifications.Engine;

public sealed class QuartzEngineTests
{
    public static IEnumerable<TheoryDataRow<string>> Providers => TestDatabase.Providers;

    public static IEnumerable<TheoryDataRow<string>> Postgres => TestDatabase.Postgres;

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_due_is_done_without_anybody_saying_so(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        await using var host = await EngineHost.StartAsync(database, shift);

        host.Engine.BeNeeded();
        shift.Due[31] = true;

        Assert.Equal(31, await begun.NextAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_bucket_that_is_woken_while_it_is_worked_at_is_worked_at_once_more_and_by_one_at_a_time(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        var held = shift.Hold();
        await using var host = await EngineHost.StartAsync(database, shift);

        host.Engine.Wake("look", 7);
        await begun.NextAsync();
        for (var wake = 0; wake < 100; wake++)
        {
            host.Engine.Wake("look", 7);
        }

        held.SetResult();
        await begun.NextAsync();
        await host.StopAsync();

        Assert.Equal(2, shift.Done);
        Assert.False(shift.Overlapped);
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task A_bucket_that_another_process_wakes_while_it_is_worked_at_is_worked_at_once_more_after_that(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        var held = shift.Hold();
        await using var one = await EngineHost.StartAsync(database, shift);
        one.Engine.Wake("look", 7);
        await begun.NextAsync();
        await using var other = await EngineHost.StartAsync(database, shift);

        // Enough for some to come after the first is stored.
        for (var wake = 0; wake < 50; wake++)
        {
            other.Engine.Wake("look", 7);
            await Task.Yield();
        }

        other.Engine.Wake("look", 8);
        Assert.Equal(8, await begun.NextAsync());
        Assert.Equal(0, shift.Done);
        held.SetResult();

        Assert.Equal(7, await begun.NextAsync());
        Assert.False(shift.Overlapped);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_bucket_is_worked_at_as_often_as_it_is_woken_after_it_was_done(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        await using var host = await EngineHost.StartAsync(database, shift);

        for (var wake = 0; wake < 20; wake++)
        {
            host.Engine.Wake("look", 3);
            Assert.Equal(3, await begun.NextAsync());
        }

        Assert.False(shift.Overlapped);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_shift_whose_buckets_all_wait_does_not_hold_up_another(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (slow, begun) = Noted("look");
        var held = slow.Hold();
        var (other, delivered) = Noted("deliver");
        await using var host = await EngineHost.StartAsync(database, slow, other);

        for (var bucket = 0; bucket < 32; bucket++)
        {
            host.Engine.Wake("look", bucket);
        }

        await begun.NextAsync();
        host.Engine.Wake("deliver", 5);

        Assert.Equal(5, await delivered.NextAsync());
        held.SetResult();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_run_that_fails_is_told_and_the_next_one_comes(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        var failed = false;
        shift.Also(_ => failed ? Task.CompletedTask : throw new IOException($"A test lets this fail: {failed = true}."));
        await using var host = await EngineHost.StartAsync(database, shift);

        host.Engine.Wake("look", 7);
        await begun.NextAsync();
        while (shift.Done == 0)
        {
            await Task.Yield();
        }

        host.Engine.Wake("look", 7);
        await begun.NextAsync();

        Assert.Contains(
            host.Logs.Lines, static line => line.StartsWith("Warning: Worker look failed in partition 7;", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_look_for_what_is_due_that_fails_again_and_again_is_told_once(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        shift.FailsToLook = true;
        await using var host = await EngineHost.StartAsync(database, shift);
        host.Engine.BeNeeded();

        await shift.LooksAsync(3);
        shift.Due[1] = true;
        shift.FailsToLook = false;
        await begun.NextAsync();
        await host.Logs.WaitAsync(static line => line.StartsWith("Information: Looked for what is due again", StringComparison.Ordinal));

        Assert.Single(
            host.Logs.Lines, static line => line.StartsWith("Warning: Could not look for what is due.", StringComparison.Ordinal));
        Assert.Single(
            host.Logs.Lines, static line => line.StartsWith("Information: Looked for what is due again", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_stop_cancels_what_runs_and_waits_for_its_end(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        var cleanedUp = false;
        shift.Also(async cancellationToken =>
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
        await using var host = await EngineHost.StartAsync(database, shift);
        host.Engine.Wake("look", 7);
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
        var (shift, begun) = Noted("look");
        shift.Due[4] = true;

        await using var host = await EngineHost.StartAsync(database, shift);

        Assert.Equal(4, await begun.NextAsync());
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task A_replica_joins_in_once_another_one_has_work(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        await using var host = await EngineHost.StartAsync(database, shift);
        shift.Due[4] = true;

        await new Stored(database.Replica()).AddHintAsync("pending");

        Assert.Equal(4, await begun.NextAsync());
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task Two_that_start_at_the_same_moment_on_a_new_database_share_it(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var (shift, begun) = Noted("look");
        var hosts = await Task.WhenAll(EngineHost.StartAsync(database, shift), EngineHost.StartAsync(database, shift));
        await using var one = hosts[0];
        await using var other = hosts[1];

        one.Engine.Wake("look", 1);
        other.Engine.Wake("look", 2);

        // Both have begun to run the shifts, and the sweep finds the rest.
        shift.Due[3] = true;
        Assert.Equal([1, 2, 3], (await begun.NextAsync(3)).Order());
        Assert.Equal((SchedulerState.Running, SchedulerState.Running), (one.Engine.State, other.Engine.State));
        Assert.False(shift.Overlapped);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_and_tried_again()
    {
        await using var database = await TestDatabase.MigratedAsync(StorageOptions.Sqlite);
        var (shift, _) = Noted("look");
        await using var host = await EngineHost.StartAsync(database, "Host=127.0.0.1;Port=1;Timeout=1", shift);

        host.Engine.BeNeeded();

        await host.Logs.WaitAsync(
            static line =>
                line.StartsWith(
                    "Error: Following jobs and delivering messages could not be started. It is tried again in 00:00:02.",
                    StringComparison.Ordinal));
        Assert.Equal(SchedulerState.Failing, host.Engine.State);
    }

    private static (TestShift Shift, Signals Begun) Noted(string name)
    {
        var begun = new Signals();
        var shift = new TestShift(name);
        shift.Began += begun.Add;
        return (shift, begun);
    }
}
