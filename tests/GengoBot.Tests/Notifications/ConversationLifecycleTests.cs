using System.Text.Json.Nodes;
using GengoBot.Conversations;
using GengoBot.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Notifications;

/// <summary>The bot, its chats, channels and teams come and go.</summary>
public sealed class ConversationLifecycleTests
{
    private static readonly DateTimeOffset InLongTime = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_bot_is_removed_watches_pause_and_messages_are_dropped()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayInChannelAsync("watch 42");
        await app.MessageAsync(app.Ana, 42, "1");
        await app.MessageAsync(app.Channel, 42, "1");

        await app.Ana.InstallationAsync("remove");

        Assert.Equal(app.Channel.Place(), Assert.Single(await app.WatchersAsync(42)).Place);
        Assert.Equal(["dropped", "pending"], (await app.Stored.MessagesAsync()).Select(static message => message.State).Order());
        Assert.Null((await app.Stored.PlaceAsync(app.Ana.Conversation)).DueAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Back_again_it_asks_once_and_tells_nothing_before_somebody_says_so(bool execute)
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayAsync("watch 49");
        await app.Stored.LookedAtAsync(DateTimeOffset.UnixEpoch);
        await app.Stored.LookNotBeforeAsync(InLongTime);
        await app.Ana.InstallationAsync("remove");
        await app.Ana.BotIsAsync("membersRemoved");

        var question = (await app.Ana.InstallationAsync("add")).Card.ShouldShow("While I was gone from here, 2 watches were paused.");
        var again = (await app.Ana.BotIsAsync("membersAdded")).Sent.Concat((await app.Ana.InstallationAsync("add")).Sent);
        var before = await app.WatchersAsync(42);
        var answer = await app.Ana.PressAsync(execute, question, "Resume");

        Assert.Empty(again);
        Assert.Empty(before);
        Assert.StartsWith("I tell here again", answer.Sentence, StringComparison.Ordinal);
        Assert.Single(await app.WatchersAsync(42));
        Assert.Equal(
            [42L, 49L],
            from job in await app.Stored.WatchedJobsAsync()
            where job.PolledAt is null
                && job.DueAt < InLongTime.ToUnixTimeMilliseconds()
            select job.JobId);
        Assert.Equal("Nothing is paused here.", (await app.Ana.PressAsync(execute, question, "Resume")).Sentence);
    }

    [Fact]
    public async Task Taken_up_again_a_job_that_others_heard_of_is_not_begun_anew_for_them()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayInChannelAsync("watch 42");
        await app.Stored.LookedAtAsync(DateTimeOffset.UnixEpoch);
        await app.Ana.InstallationAsync("remove");
        await app.Ana.InstallationAsync("add");

        await app.SayAsync("resume");

        Assert.Equal(0, Assert.Single(await app.Stored.WatchedJobsAsync()).PolledAt);
        Assert.Equal(2, (await app.WatchersAsync(42)).Count);
    }

    [Fact]
    public async Task Asked_one_can_stop_instead()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.Ana.InstallationAsync("remove");
        var question = (await app.Ana.InstallationAsync("add")).Card.ShouldShow("1 watch was paused");

        await app.Ana.ClickAsync(question, "Stop all");

        Assert.Empty(await app.Stored.WatchesAsync());
    }

    [Fact]
    public async Task What_is_paused_is_seen_in_the_list()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.Ana.InstallationAsync("remove");
        await app.Ana.InstallationAsync("add");

        var card = (await app.SayAsync("watching")).Card.ShouldShow("paused since ");
        await app.Ana.ClickAsync(card, "Resume");

        Assert.Single(await app.WatchersAsync(42));
    }

    [Theory]
    [InlineData("channelDeleted", "channelRestored")]
    [InlineData("teamArchived", "teamUnarchived")]
    [InlineData("teamDeleted", "teamRestored")]
    [InlineData("teamHardDeleted", "teamRestored")]
    public async Task A_channel_goes_and_comes_back(string gone, string back)
    {
        await using var app = new BotApp();
        await app.Channel.SayInTeamAsync("watch 42");
        var other = app.Channel with { Conversation = "19:other@thread.tacv2;messageid=1" };
        await other.SayInTeamAsync("watch 42", "19:otherteam@thread.tacv2");
        var root = app.Channel with { Conversation = app.Channel.Place() };

        await root.HappensAsync(gone);
        var during = await app.WatchersAsync(42);
        var question = await root.HappensAsync(back);

        Assert.Equal(other.Place(), Assert.Single(during).Place);
        await app.Channel.ClickAsync(question.Card.ShouldShow("I am back"), "Resume");
        Assert.Equal(2, (await app.WatchersAsync(42)).Count);
    }

    [Theory]
    [InlineData("channelRenamed")]
    [InlineData("teamRenamed")]
    [InlineData("channelCreated")]
    [InlineData("somethingNew")]
    public async Task A_new_name_changes_nothing(string eventType)
    {
        await using var app = new BotApp();
        await app.Channel.SayInTeamAsync("watch 42");

        var answer = await app.Channel.HappensAsync(eventType);

        Assert.Empty(answer.Sent);
        Assert.Single(await app.WatchersAsync(42));
    }

    [Theory]
    [InlineData("teamArchived")]
    [InlineData("channelDeleted")]
    [InlineData("channelRestored")]
    public async Task An_event_that_lacks_what_it_is_about_breaks_nothing(string eventType)
    {
        await using var app = new BotApp();
        await app.Channel.SayInTeamAsync("watch 42");
        var update = app.Channel.Activity("conversationUpdate");
        update["channelData"] = new JsonObject { ["eventType"] = eventType };

        Assert.Equal(System.Net.HttpStatusCode.OK, (await app.Channel.SendAsync(update)).Status);

        Assert.Single(await app.WatchersAsync(42));
    }

    [Fact]
    public async Task Taken_out_of_a_team_all_its_channels_pause_and_each_is_asked_when_it_is_back()
    {
        await using var app = new BotApp();
        var second = app.Channel with { Conversation = "19:second@thread.tacv2;messageid=1" };
        await app.Channel.SayInTeamAsync("watch 42");
        await second.SayInTeamAsync("watch 49");

        await app.Channel.BotIsAsync("membersRemoved", Arranged.Team);
        var during = (await app.WatchersAsync(42)).Concat(await app.WatchersAsync(49));
        await app.Channel.InstallationAsync("add", Arranged.Team);

        Assert.Empty(during);
        Assert.All(
            (string[])[app.Channel.Place(), second.Place()], place => Assert.Single(app.Teams.In(place)).Card.ShouldShow("I am back"));
    }

    [Fact]
    public async Task Another_member_who_leaves_or_comes_changes_nothing()
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("watch 42");

        foreach (var change in (string[])["membersRemoved", "membersAdded"])
        {
            var update = app.Channel.Activity("conversationUpdate");
            update[change] = new JsonArray(new JsonObject { ["id"] = TestPerson.Ben.Id });
            Assert.Empty((await app.Channel.SendAsync(update)).Sent);
        }

        Assert.Single(await app.WatchersAsync(42));
    }

    [Fact]
    public async Task Who_blocked_the_bot_and_writes_again_is_answered_and_then_asked()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.Services.GetRequiredService<ConversationLifecycle>().GoneAsync(app.Ana.Conversation, "blocked", Cancel);

        var answer = await app.SayAsync("status");

        Assert.Equal(["GengoBot", "I am back"], answer.Sent.Select(static message => message.Summary?.Split('\n')[0]));
        Assert.Empty((await app.SayAsync("status")).Sent.Skip(1));
    }

    [Fact]
    public async Task A_place_that_does_not_take_the_question_is_not_back_and_is_asked_the_next_time()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.Ana.InstallationAsync("remove");
        app.Teams.Refusals["POST"] = 403;
        await app.Ana.InstallationAsync("add");
        app.Teams.Refusals.Clear();

        (await app.Ana.BotIsAsync("membersAdded")).Card.ShouldShow("I am back");
    }

    [Fact]
    public async Task Watched_anew_a_paused_job_is_told_again()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.Ana.InstallationAsync("remove");
        await app.Ana.InstallationAsync("add");

        await app.SayAsync("watch 42");

        Assert.Single(await app.WatchersAsync(42));
    }

    [Theory]
    [InlineData("message")]
    [InlineData("click")]
    public async Task A_conversation_is_written_to_where_it_was_last_heard_from(string how)
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await using var moved = new RecordingTeams();
        var later = app.Ana with { ServiceUrl = moved.ServiceUrl };

        await (how == "message" ? later.SayAsync("status") : later.ExecuteAsync("status", new JsonObject()));

        // A click does not wait for it.
        var conversations = app.Services.GetRequiredService<ConversationStore>();
        while ((await conversations.FindAsync(app.Ana.Conversation, Cancel))?.ServiceUrl != moved.ServiceUrl)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task The_bot_says_hello_once_however_often_it_hears_of_its_installation()
    {
        await using var app = new BotApp();

        var first = await app.Channel.InstallationAsync("add", Arranged.Team);
        var again = (await app.Channel.InstallationAsync("add", Arranged.Team)).Sent.Concat(
            (await (app.Channel with { Conversation = "19:second@thread.tacv2" }).InstallationAsync("add", Arranged.Team)).Sent);
        var upgraded = await app.Ana.InstallationAsync("add-upgrade");
        await app.Channel.InstallationAsync("remove", Arranged.Team);
        var anew = await app.Channel.InstallationAsync("add", Arranged.Team);

        first.Card.ShouldShow("Hello, I am GengoBot");
        Assert.Empty(again);
        Assert.Empty(upgraded.Sent);
        anew.Card.ShouldShow("Hello, I am GengoBot");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task It_says_hello_once_over_restarts(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using (var app = new BotApp(database.Settings))
        {
            (await app.Ana.InstallationAsync("add")).Card.ShouldShow("Hello, I am GengoBot");
        }

        await using var restarted = new BotApp(database.Settings);
        Assert.Empty((await restarted.Ana.InstallationAsync("add")).Sent);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Postgres), MemberType = typeof(TestDatabase))]
    public async Task Two_replicas_that_hear_of_a_return_ask_once(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var first = new BotApp(database.Settings);
        await using var second = new BotApp(database.Settings);
        await first.SayAsync("watch 42");
        await first.Ana.InstallationAsync("remove");

        var answers = await Task.WhenAll(first.Ana.InstallationAsync("add"), second.Ana.InstallationAsync("add"));

        Assert.Equal(
            1,
            answers.Sum(answer => answer.Sent.Count(static message => message.Card.Text.Contains("I am back", StringComparison.Ordinal))));
    }
}
