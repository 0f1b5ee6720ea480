
using GengoBot.Storage;

namespace GengoBot.Tests.Scheduler;

/// <summary>Processes of the real program die, freeze, stop and are replaced while they deliver.</summary>
public sealed class FleetTests(ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string>> Postgres => TestDatabase.Postgres;

    [Theory, MemberData(nameof(Postgres))]
    public async Task One_of_two_is_killed_and_the_other_goes_on(string provider)
    {
        await using var fleet = await Fleet.OpenAsync(provider);
        await fleet.PutAsync(1);
        var one = await fleet.StartAsync();
        await fleet.StartAsync();
        await fleet.PutAsync(5);

        await fleet.HoldAfterAsync(60);
        await fleet.KillAsync(one);
        fleet.GoOn();

        output.WriteLine($"{await fleet.ShouldHaveAllAsync(twice: true)} twice");
    }

    [Fact]
    public async Task The_only_one_is_killed_and_started_again()
    {
        await using var fleet = await Fleet.OpenAsync(StorageOptions.Sqlite);
        await fleet.PutAsync(6);
        var holding = fleet.HoldAfterAsync(60);
        var one = await fleet.StartAsync();

        await holding;
        await fleet.KillAsync(one);
        fleet.GoOn();
        await fleet.StartAsync();

        output.WriteLine($"{await fleet.ShouldHaveAllAsync(twice: true)} twice");
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task One_that_was_frozen_and_comes_back_disturbs_nothing(string provider)
    {
        await using var fleet = await Fleet.OpenAsync(provider);
        await fleet.PutAsync(1);
        var one = await fleet.StartAsync();
        await fleet.StartAsync();
        await fleet.PutAsync(5);

        await fleet.HoldAfterAsync(60);
        await one.SignalAsync("STOP");
        fleet.GoOn();
        await fleet.PutAsync(2);
        await fleet.ShouldHaveAllAsync(twice: true);
        await one.SignalAsync("CONT");
        await fleet.PutAsync(2);

        output.WriteLine($"{await fleet.ShouldHaveAllAsync(twice: true)} twice");
    }

    [Fact]
    public async Task One_that_is_asked_to_stop_finishes_what_it_has_in_hand()
    {
        await using var fleet = await Fleet.OpenAsync(StorageOptions.Sqlite);
        await fleet.PutAsync(6);
        fleet.SlowDown(TimeSpan.FromMilliseconds(50));
        var arriving = fleet.ArriveAsync(60);
        var one = await fleet.StartAsync();

        await arriving;
        Assert.Equal(0, await one.StopAsync());
        await fleet.StartAsync();

        await fleet.ShouldHaveAllAsync(twice: false);
    }

    [Theory, MemberData(nameof(Postgres))]
    public async Task Processes_are_replaced_one_after_the_other_while_messages_come(string provider)
    {
        await using var fleet = await Fleet.OpenAsync(provider);
        await fleet.PutAsync(1);
        fleet.SlowDown(TimeSpan.FromMilliseconds(20));
        var one = await fleet.StartAsync();
        var two = await fleet.StartAsync();
        await fleet.PutAsync(4);

        await fleet.StartAsync();
        Assert.Equal(0, await one.StopAsync());
        await fleet.PutAsync(4);
        await fleet.StartAsync();
        Assert.Equal(0, await two.StopAsync());
        await fleet.PutAsync(2);

        await fleet.ShouldHaveAllAsync(twice: false);
    }
}
