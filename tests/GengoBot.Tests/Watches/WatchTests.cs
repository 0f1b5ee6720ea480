using GengoBot.Conversations;

namespace GengoBot.Tests.Watches;

/// <summary>A conversation begins and ends to hear of a job: typed, clicked, and in clients of old.</summary>
public sealed class WatchTests
{
    [Theory]
    [InlineData("watch 42")]
    [InlineData("subscribe #42")]
    [InlineData("Follow job 42")]
    public async Task Typed_it_is_watched_and_the_jobs_card_says_so(string typed)
    {
        await using var app = new BotApp();

        var card = (await app.SayAsync(typed)).Card;

        card.ShouldShow("From now on I tell here of job 42: new comments and status changes.").ShouldHaveButton("Stop watching");
        Assert.DoesNotContain(
            card.Elements(),
            static element => element.TryGetProperty("color", out var color)
                && string.Equals(color.GetString(), "attention", StringComparison.OrdinalIgnoreCase));
        var watch = Assert.Single(await app.WatchersAsync(42));
        Assert.Equal((app.Ana.Conversation, WatchEvents.All, "Ana Ruiz"), (watch.Place, watch.Events, watch.CreatedBy.Name));
        Assert.Single(await app.Stored.WatchedJobsAsync(), static job => job is { JobId: 42, PolledAt: not null, Hints: 1 });
    }

    [Fact]
    public async Task In_a_thread_the_whole_channel_watches()
    {
        await using var app = new BotApp();

        await app.SayInChannelAsync("watch 42");

        Assert.Equal("19:localization@thread.tacv2", Assert.Single(await app.WatchersAsync(42)).Place);
    }

    [Fact]
    public async Task In_a_thread_about_a_job_the_number_can_be_left_out_and_its_card_is_brought_up_to_date()
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync("job 42")).Card;

        var answer = await app.SayInChannelAsync("watch");

        Assert.Equal(["From now on I tell here of job 42: new comments and status changes."], answer.Lines);
        app.Teams.CardAt(card.MessageId ?? "").ShouldHaveButton("Stop watching").ShouldNotHaveButton("Watch");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_button_of_a_jobs_card_becomes_its_opposite_for_everyone(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync("job 42")).Card;
        var id = card.MessageId ?? "";

        var watched = await app.Channel.PressAsync(execute, card, "Watch");
        var shown = app.Teams.CardAt(id).ShouldHaveButton("Stop watching").ShouldNotHaveButton("Watch");
        var isWatched = (await app.WatchersAsync(42)).Count == 1;
        var stopped = await app.Channel.As(TestPerson.Ben).PressAsync(execute, shown, "Stop watching");

        Assert.True(isWatched);
        Assert.Empty(await app.WatchersAsync(42));
        app.Teams.CardAt(id).ShouldHaveButton("Watch").ShouldNotHaveButton("Stop watching");
        Assert.Equal(
            [execute ? "Ana Ruiz set this conversation to watch job 42." : "From now on I tell here of job 42: new comments and status "
                + "changes."], watched.Lines);
        Assert.Equal([execute ? "Ben Okafor ended the watch of job 42 here." : "I tell no more of job 42 here."], stopped.Lines);
        if (execute)
        {
            watched.Card.ShouldHaveButton("Stop watching");
            stopped.Card.ShouldHaveButton("Watch");
        }
    }

    [Fact]
    public async Task A_click_that_comes_twice_is_told_once()
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync("job 42")).Card;

        await app.Channel.ClickAsync(card, "Watch");
        var again = await app.Channel.ClickAsync(card, "Watch");

        Assert.Empty(again.Lines);
        again.Card.ShouldHaveButton("Stop watching");
        Assert.Single(await app.WatchersAsync(42));
    }

    [Fact]
    public async Task Another_conversation_of_the_same_job_has_its_own_button()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");

        (await app.SayInChannelAsync("job 42")).Card.ShouldHaveButton("Watch");
        (await app.SayAsync("job 42")).Card.ShouldHaveButton("Stop watching");
    }

    [Fact]
    public async Task A_decision_leaves_the_button_as_it_was()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"watch {job}");
        var form = (await app.SayAsync($"approve {job}")).Card;

        (await app.Ana.ClickAsync(form, "Approve")).Card.ShouldShow("Approved").ShouldHaveButton("Stop watching");
    }

    [Theory]
    [InlineData("watch 42 --on comments", "Comments")]
    [InlineData("watch --on=status 42", "Status")]
    [InlineData("watch 42 --on Status,COMMENTS", "All")]
    [InlineData("watch all --on comments", "Comments")]
    public async Task It_tells_of_what_was_chosen(string typed, string events)
    {
        await using var app = new BotApp();

        await app.SayAsync(typed);

        Assert.Equal(events, Assert.Single(await app.WatchersAsync(42)).Events.ToString());
    }

    [Fact]
    public async Task Watched_again_the_choice_is_the_new_one()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42 --on comments");

        await app.SayAsync("watch 42 --on status");

        Assert.Equal(WatchEvents.Status, Assert.Single(await app.WatchersAsync(42)).Events);
    }

    [Theory]
    [InlineData("watch 42 --on revisions", "--on comments,status")]
    [InlineData("watch 42 --on comments,stauts", "--on comments,status")]
    [InlineData("watch 42 --on ,", "--on comments,status")]
    [InlineData("watch 42 --on comments, status", "job number")]
    [InlineData("watch 42 --when comments", "--when")]
    [InlineData("watch al", "al is neither a job number, like 42, nor the word all.")]
    [InlineData("watch everything", "nor the word all")]
    [InlineData("watch 42 all", "Nothing was done")]
    [InlineData("watch all 42", "Nothing was done")]
    [InlineData("watch 0", "A job number is a whole number")]
    [InlineData("watch", "Which job?")]
    [InlineData("watc 42", "Did you mean")]
    [InlineData("watch 987654321", "There is no such job in this account.")]
    [InlineData("unwatch everything", "nor the word all")]
    [InlineData("stop it", "nor the word all")]
    public async Task What_is_not_quite_right_watches_nothing_and_says_why(string typed, string why)
    {
        await using var app = new BotApp();

        Assert.Contains(why, (await app.SayAsync(typed)).Sentence, StringComparison.Ordinal);

        Assert.Empty(await app.Stored.WatchesAsync());
        Assert.Empty(await app.Stored.WatchedJobsAsync());
    }

    [Fact]
    public async Task A_suggestion_can_be_pressed()
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("wacth all")).Card;

        await app.Ana.ClickAsync(card, "watch all");

        Assert.Null(Assert.Single(await app.WatchersAsync(42)).Job);
    }

    [Fact]
    public async Task While_Gengo_is_down_nothing_is_watched_but_what_is_can_be_ended()
    {
        await using var app = new BotApp(new PacedClock(1));
        await app.SayInChannelAsync("watch 42");
        await app.FaultAsync("GET", "500", times: 100);

        var started = await app.SayAsync("watch 43");
        var ended = await app.SayInChannelAsync("unwatch 42");

        Assert.Empty(await app.Stored.WatchesAsync());
        Assert.Contains("Gengo", started.Sentence, StringComparison.Ordinal);
        Assert.Equal("I tell no more of job 42 here.", ended.Sentence);
    }

    [Fact]
    public async Task It_takes_the_role_of_a_commenter()
    {
        await using var app = new BotApp(("Access:Viewers:0", "*"));

        Assert.Contains("You may not use watch here", (await app.SayAsync("watch 42")).Sentence, StringComparison.Ordinal);
        (await app.SayAsync("job 42")).Card.ShouldNotHaveButton("Watch");
        Assert.Contains(
            "You may not use watch here",
            (await app.Ana.ExecuteAsync("watch", new System.Text.Json.Nodes.JsonObject { ["job"] = "42" })).Sentence,
            StringComparison.Ordinal);
        Assert.Empty(await app.Stored.WatchesAsync());
    }

    [Fact]
    public async Task A_conversation_without_an_account_watches_nothing()
    {
        await using var app = new BotApp(("Gengo:Accounts:sandbox:Tenants:0", "11111111-0000-4000-8000-000000000000"));

        Assert.Contains("no Gengo account", (await app.SayAsync("watch 42")).Sentence, StringComparison.Ordinal);

        Assert.Empty(await app.Stored.WatchesAsync());
    }

    [Fact]
    public async Task For_me_alone_my_own_chat_hears_and_shows_the_job()
    {
        await using var app = new BotApp();

        var answer = await app.SayInChannelAsync("watch 42 --me");

        Assert.Equal("Ana Ruiz, I tell you in our own chat from now on.", answer.Sentence);
        var chat = $"a:private-{TestPerson.Ana.Id}";
        Assert.Equal(chat, Assert.Single(await app.WatchersAsync(42)).Place);
        Assert.Single(app.Teams.In(chat)).Card.ShouldShow("From now on I tell here of job 42").ShouldHaveButton("Stop watching");
    }

    [Fact]
    public async Task For_me_alone_it_takes_a_chat_that_the_bot_can_write_to()
    {
        await using var app = new BotApp();
        app.Teams.Refusals["open"] = 403;

        Assert.Contains(
            "I cannot write to you alone yet", (await app.SayInChannelAsync("watch 42 --me")).Sentence, StringComparison.Ordinal);

        Assert.Empty(await app.Stored.WatchesAsync());
    }

    [Fact]
    public async Task For_me_alone_nothing_is_watched_where_the_chat_takes_no_message()
    {
        await using var app = new BotApp();
        app.Teams.Refusals["POST"] = 403;

        var answer = await app.Channel.ExecuteAsync("watch", new System.Text.Json.Nodes.JsonObject { ["job"] = "42", ["me"] = "true" });

        Assert.Contains("I cannot write to you alone yet", answer.Sentence, StringComparison.Ordinal);
        Assert.Empty(await app.Stored.WatchesAsync());
    }

    [Fact]
    public async Task In_my_own_chat_for_me_is_here()
    {
        await using var app = new BotApp();

        await app.SayAsync("watch 42 --me");

        Assert.Equal(app.Ana.Conversation, Assert.Single(await app.WatchersAsync(42)).Place);
        Assert.Empty(app.Teams.Opened);
    }

    [Fact]
    public async Task Who_watches_every_job_and_ends_one_learns_how()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch all");

        Assert.Contains("mute 42", (await app.SayAsync("unwatch 42")).Sentence, StringComparison.Ordinal);

        Assert.Single(await app.WatchersAsync(42));
    }

    [Fact]
    public async Task What_is_not_watched_cannot_be_ended()
    {
        await using var app = new BotApp();

        Assert.Equal("Job 42 is not watched here.", (await app.SayAsync("unsubscribe 42")).Sentence);
        Assert.Equal("Nothing is watched here.", (await app.SayAsync("unwatch all")).Sentence);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task To_end_all_it_asks_first(bool execute)
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("watch 42");
        await app.SayInChannelAsync("watch all");
        await app.SayAsync("watch 42");

        var question = (await app.SayInChannelAsync("unwatch all")).Card.ShouldShow("This conversation has 2 in all.");
        var before = await app.WatchersAsync(42);
        var answer = await app.Channel.PressAsync(execute, question, "Stop all");

        Assert.Equal(2, before.Count);
        Assert.Equal([execute ? "Ana Ruiz ended all watches here." : "I tell nothing more here."], answer.Lines);
        Assert.Equal(app.Ana.Conversation, Assert.Single(await app.WatchersAsync(42)).Place);
    }

    [Fact]
    public async Task To_end_all_at_once_is_typed_with_confirm()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");

        Assert.Equal("I tell nothing more here.", (await app.SayAsync("stop all --confirm")).Sentence);

        Assert.Empty(await app.WatchersAsync(42));
    }

    [Fact]
    public async Task What_was_on_its_way_because_of_an_ended_watch_is_not_told()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayAsync("watch 49");
        await app.MessageAsync(app.Ana, 42, "1");
        await app.MessageAsync(app.Ana, 49, "1");

        await app.SayAsync("unwatch 42");

        Assert.Equal([49L], from message in await app.Stored.MessagesAsync() where message.State == "pending" select message.JobId);
    }

    [Fact]
    public async Task A_button_without_a_job_does_nothing()
    {
        await using var app = new BotApp();

        foreach (var verb in (string[])["watch", "unwatch", "mute"])
        {
            Assert.Contains(
                "which job?",
                (await app.Ana.ExecuteAsync(verb,
                    new System.Text.Json.Nodes.JsonObject { ["for"] = verb == "mute" ? "soon" : "2h" })).Sentence,
                        StringComparison.OrdinalIgnoreCase);
        }
    }
}
