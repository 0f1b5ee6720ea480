using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Polling;

public sealed class ReminderTests
{
    private static readonly (string, string) TwoDays = ("Gengo:Accounts:sandbox:AutoApproveAfter", "2.00:00:00");

    private readonly AheadClock _clock = new();

    [Fact]
    public async Task A_day_and_four_hours_before_Gengo_approves_it_is_said_once_each()
    {
        await using var app = new BotApp(_clock, TwoDays);
        var job = app.Reviewable();
        await app.FollowAsync(job);

        Assert.Empty(await AtHourAsync(0));
        Assert.Empty(await AtHourAsync(23.8));
        Assert.Equal(["24h"], await AtHourAsync(24.01));
        Assert.Equal(["24h"], await AtHourAsync(25));
        Assert.Equal(["24h"], await AtHourAsync(43.8));
        Assert.Equal(["24h", "4h"], await AtHourAsync(44.01));
        Assert.Equal(["24h", "4h"], await AtHourAsync(47));
        Assert.Equal(["24h", "4h"], await AtHourAsync(50));

        async Task<IReadOnlyList<string>> AtHourAsync(double hour)
        {
            _clock.Ahead = TimeSpan.FromHours(hour);
            await app.WorkAsync();
            return await app.NewsAsync();
        }
    }

    [Fact]
    public async Task A_job_that_is_first_seen_late_is_said_once()
    {
        await using var app = new BotApp(_clock, TwoDays);
        var job = app.Gengo.AddJob(
            job =>
                job with
                {
                    Status = Status.Reviewable,
                    Revisions = [new Revision("Der Frühling ist da.", Time: _clock.GetUtcNow().AddHours(-45))]
                }).Id;
        await app.FollowAsync(job);

        await app.WorkAsync();

        var told = Assert.Single(await app.ToldAsync());
        Assert.StartsWith("reminder:4h:", told.Fact.Key, StringComparison.Ordinal);
        Assert.InRange((told.Fact.ApprovesAt ?? default) - _clock.GetUtcNow(), TimeSpan.FromHours(2.9), TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task A_new_text_begins_the_time_anew_and_a_decision_ends_it()
    {
        await using var app = new BotApp(_clock, TwoDays);
        var job = app.Gengo.AddJob(
            static job => job with { Status = Status.Revising, Revisions = [new Revision("Der Frühling ist da.")] }).Id;
        await app.FollowAsync(job);
        await app.WorkAsync();

        _clock.Ahead = TimeSpan.FromHours(30);
        await app.DeskAsync(job, "submit", "Frühling!");
        await app.WorkAsync();
        _clock.Ahead = TimeSpan.FromHours(50);
        await app.WorkAsync();
        Assert.Equal(["reviewable"], await app.NewsAsync());

        _clock.Ahead = TimeSpan.FromHours(55);
        await app.WorkAsync();
        Assert.Equal(["reviewable", "24h"], await app.NewsAsync());

        await app.DeskAsync(job, "approve");
        _clock.Ahead = TimeSpan.FromHours(75);
        await app.WorkAsync();
        Assert.Equal(["reviewable", "24h", "approved"], await app.NewsAsync());
    }
}
