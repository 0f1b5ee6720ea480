

namespace GengoBot.Tests.Notifications;

/// <summary>News go only where the job may still be seen: accounts, tenants and roles are asked about right before each message.</summary>
public sealed class RecipientPolicyTests
{
    [Fact]
    public async Task A_channel_that_speaks_for_another_account_now_hears_nothing_of_the_one_before()
    {
        await using var gengo = new SharedGengo();
        var clock = new AheadClock();
        await using var app = new BotApp(clock, gengo.Settings);
        var job = gengo.AddJob();
        await app.SayInChannelAsync($"watch {job}");
        await app.WorkAsync();

        await app.SayInChannelAsync("use sandbox");
        await NewsAsync(app, clock, () => gengo.DeskAsync(job, "comment", "Not for them"));
        Assert.DoesNotContain("Not for them", All(app), StringComparison.Ordinal);

        await app.SayInChannelAsync("use main");
        await NewsAsync(app, clock, () => gengo.DeskAsync(job, "comment", "For them again"));
        Assert.Contains("For them again", All(app), StringComparison.Ordinal);
        Assert.DoesNotContain("Not for them", All(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_to_be_sent_is_dropped_too()
    {
        await using var gengo = new SharedGengo();
        var clock = new AheadClock();
        await using var app = new BotApp(clock, gengo.Settings);
        var job = gengo.AddJob();
        await app.SayInChannelAsync($"watch {job}");
        await app.WorkAsync();
        await gengo.DeskAsync(job, "comment", "On its way");
        clock.Ahead += TimeSpan.FromMinutes(40);
        await app.WorkAsync();

        await app.SayInChannelAsync("use sandbox");
        clock.Ahead += TimeSpan.FromMinutes(2);
        await app.WorkAsync();
        await app.SayInChannelAsync("use main");
        clock.Ahead += TimeSpan.FromMinutes(2);
        await app.WorkAsync();

        Assert.DoesNotContain("On its way", All(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lost_their_role_hears_nothing_more_in_their_own_chat()
    {
        var clock = new AheadClock();
        await using var app = new BotApp(clock, ("Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""));
        var job = app.Reviewable();
        var admin = app.Ben.As(TestPerson.Ana);
        await admin.SayAsync("grant commenter @", [TestPerson.Ben]);
        await app.Ben.SayAsync($"watch {job}");
        await app.WorkAsync();
        await NewsAsync(app, clock, () => app.DeskAsync(job, "comment", "First words"));
        Assert.Contains("First words", All(app), StringComparison.Ordinal);

        await admin.SayAsync("revoke commenter @", [TestPerson.Ben]);
        await NewsAsync(app, clock, () => app.DeskAsync(job, "comment", "Second words"));

        Assert.DoesNotContain("Second words", All(app), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gengo:Accounts:sandbox:Tenants:0")]
    [InlineData("Bot:AllowedTenants:0")]
    public async Task A_tenant_that_lost_the_account_or_the_bot_hears_nothing_more(string setting)
    {
        await using var room = await Newsroom.OpenAsync();
        await room.AddAsync(room.Channel(), 42);
        await room.AddAsync(room.Chat(), 42);

        await room.RestartAsync((setting, "another-tenant"));
        await room.WorkAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(room.Told(room.Channel()));
        Assert.Empty(room.Told(room.Chat()));
        Assert.Equal(["dropped 0"], await room.RowsAsync(room.Channel()));
        Assert.Equal(["dropped 0"], await room.RowsAsync(room.Chat()));
    }

    private static async Task NewsAsync(BotApp app, AheadClock clock, Func<Task> happen)
    {
        await happen();
        clock.Ahead += TimeSpan.FromMinutes(40);
        await app.WorkAsync();
        clock.Ahead += TimeSpan.FromMinutes(2);
        await app.WorkAsync();
    }

    private static string All(BotApp app) => string.Concat(app.Teams.Messages.Select(static message => message.Activity.GetRawText()));
}
