
namespace GengoBot.Tests.Notifications;

/// <summary>Notifications are held for a while, and none is lost.</summary>
public sealed class MuteTests
{
    private static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("mute 30m", 30)]
    [InlineData("snooze 2h", 120)]
    [InlineData("mute 3D", 3 * 24 * 60)]
    public async Task A_conversation_is_quiet_for_as_long_as_was_said(string typed, int minutes)
    {
        await using var app = new BotApp();
        var before = DateTimeOffset.UtcNow.AddMinutes(minutes - 1);

        (await app.SayInChannelAsync(typed)).Card.ShouldShow("Quiet here until ").ShouldHaveButton("Unmute");

        var until = (await app.Stored.PlaceAsync(app.Channel.Place())).MutedUntil ?? 0;
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(until), before, before.AddMinutes(3));
    }

    [Fact]
    public async Task One_job_is_quiet_until_somebody_says_otherwise()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayAsync("watch 49");

        var card = (await app.SayAsync("mute 42")).Card.ShouldShow("Quiet about job 42 until somebody says unmute.");

        Assert.Equal(Never, Assert.Single(await app.WatchersAsync(42)).MutedUntil);
        Assert.Null(Assert.Single(await app.WatchersAsync(49)).MutedUntil);
        (await app.SayAsync("watching")).Card.ShouldShow("quiet until somebody says unmute").ShouldHaveButton("Unmute");
        Assert.Equal("No longer quiet. What was held comes now.", (await app.Ana.ClickAsync(card, "Unmute")).Sentence);
        Assert.Null(Assert.Single(await app.WatchersAsync(42)).MutedUntil);
    }

    [Fact]
    public async Task One_job_is_quiet_for_a_time()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");

        (await app.SayAsync("mute 42 2h")).Card.ShouldShow("Quiet about job 42 until ");

        Assert.InRange(
            Assert.Single(await app.WatchersAsync(42)).MutedUntil ?? default, DateTimeOffset.UtcNow.AddMinutes(110),
            DateTimeOffset.UtcNow.AddMinutes(130));
    }

    [Fact]
    public async Task Pressed_beside_a_notification_it_stays_and_the_others_learn_of_it()
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("watch 42");

        var answer = await app.Channel.ExecuteAsync("mute", new System.Text.Json.Nodes.JsonObject { ["job"] = "42" });

        Assert.StartsWith("Quiet about job 42", answer.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Ana Ruiz keeps me quiet about job 42 here."], answer.Lines);
    }

    [Fact]
    public async Task Who_hears_of_every_job_can_have_one_quiet_with_what_is_on_its_way()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch all --on comments");
        await app.MessageAsync(app.Ana, 42, "1");

        await app.SayAsync("mute 42");

        var watch = Assert.Single(await app.WatchersAsync(42));
        Assert.Equal((42, Never), (watch.Job?.Value, watch.MutedUntil));
        Assert.Equal(GengoBot.Conversations.WatchEvents.Comments, watch.Events);
        Assert.Equal([watch.Id], from message in await app.Stored.MessagesAsync() where message.State == "pending" select message.WatchId);
        Assert.Null(Assert.Single(await app.WatchersAsync(49)).MutedUntil);
    }

    [Theory]
    [InlineData("mute 42", "Job 42 is not watched here.")]
    [InlineData("mute", "For how long, or about which job? It is typed like this: mute 2h or mute 42")]
    [InlineData("mute tomorrow", "tomorrow is neither a job number, like 42, nor a time, like 30m, 2h or 3d")]
    [InlineData("mute 0m", "nor a time")]
    [InlineData("mute 366d", "nor a time")]
    [InlineData("mute 99999999999999999999d", "nor a time")]
    [InlineData("mute 2h 42", "Nothing was done")]
    [InlineData("mute 42 2h please", "Nothing was done")]
    [InlineData("unmute everything", "A job number is")]
    [InlineData("unmute", "Nothing is quiet here.")]
    public async Task What_is_not_quite_right_changes_nothing(string typed, string why)
    {
        await using var app = new BotApp();

        Assert.Contains(why, (await app.SayAsync(typed)).Sentence, StringComparison.Ordinal);

        Assert.All(await app.Stored.PlacesAsync(), static place => Assert.Null(place.MutedUntil));
    }

    [Fact]
    public async Task Unmute_ends_all_quiet_here_and_what_was_held_is_due()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayAsync("mute 2h");
        await app.SayAsync("mute 42");
        await app.Stored.HoldUntilUnmutedAsync();

        Assert.Equal("No longer quiet. What was held comes now.", (await app.SayAsync("unmute")).Sentence);

        Assert.Null(Assert.Single(await app.WatchersAsync(42)).MutedUntil);
        Assert.All(await app.Stored.PlacesAsync(), static place => Assert.Null(place.MutedUntil));
        Assert.InRange(
            (await app.Stored.PlaceAsync(app.Ana.Conversation)).DueAt ?? 0, 1,
            DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Watched_again_a_job_is_no_longer_quiet()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayAsync("mute 42");

        await app.SayAsync("watch 42");

        Assert.Null(Assert.Single(await app.WatchersAsync(42)).MutedUntil);
    }
}
