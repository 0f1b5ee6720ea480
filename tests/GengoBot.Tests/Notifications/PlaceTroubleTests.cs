namespace GengoBot.Tests.Notifications;

/// <summary>
/// Conversations where Teams takes nothing, or not everything: nothing is dropped silently, and they go on by themselves.
/// </summary>
public sealed class PlaceTroubleTests
{
    private const long NoSuchJob = 999_999;

    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(61);

    [Theory]
    [InlineData(404, null)]
    [InlineData(404, "<html>Not here</html>")]
    [InlineData(403, null)]
    public async Task One_unclear_answer_stops_nothing(int status, string? html)
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        var refusals = 1;
        news.Teams.Refuses = _ => refusals-- > 0 ? new TeamsRefusal(status) { Html = html } : null;
        await news.AddAsync(place, NoSuchJob);

        await news.WorkAsync();
        Assert.Equal([$"pending 1 HTTP {status}"], await news.RowsAsync(place));
        await news.WorkAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(["1"], news.Words(place));
        Assert.Null((await news.App.Stored.PlaceAsync(place.Id)).GoneAt);
        Assert.All(await news.App.Stored.WatchesAsync(), static watch => Assert.Null(watch.PausedAt));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Unclear_answers_for_hours_mean_that_the_bot_is_gone(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        news.Teams.Refuses = static _ => new TeamsRefusal(404);
        await news.AddAsync(place, NoSuchJob);

        await news.WorkOnAsync(Hour, 5);
        Assert.Null((await news.App.Stored.PlaceAsync(place.Id)).GoneAt);
        await news.WorkOnAsync(Hour, 2);

        Assert.NotNull((await news.App.Stored.PlaceAsync(place.Id)).GoneAt);
        Assert.All(await news.App.Stored.WatchesAsync(), static watch => Assert.NotNull(watch.PausedAt));
    }

    [Fact]
    public async Task An_unclear_answer_after_a_long_outage_does_not_count_for_the_outage()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        var answer = new TeamsRefusal(502);
        news.Teams.Refuses = _ => answer;
        await news.AddAsync(place, NoSuchJob);

        await news.WorkOnAsync(Hour, 8);
        answer = new TeamsRefusal(404);
        await news.WorkAsync(Hour);
        await news.WorkAsync(Hour);

        Assert.Null((await news.App.Stored.PlaceAsync(place.Id)).GoneAt);
        Assert.StartsWith("pending", Assert.Single(await news.RowsAsync(place)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_unclear_answer_after_a_message_that_went_does_not_count_for_hours_of_them()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        news.Teams.Refuses = static _ => new TeamsRefusal(404);
        await news.AddAsync(place, NoSuchJob);
        await news.WorkAsync();
        await news.AddAsync(place, NoSuchJob + 1);
        var taken = 0;
        news.Teams.Refuses = _ => taken++ > 0 ? new TeamsRefusal(404) : null;

        await news.WorkAsync(Hour * 7);

        Assert.Equal(["1"], news.Words(place));
        Assert.Null((await news.App.Stored.PlaceAsync(place.Id)).GoneAt);
    }

    [Fact]
    public async Task A_reply_that_is_refused_without_a_reason_is_posted_anew_the_third_time()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Channel("19:localization@thread.tacv2");
        await news.App.SayInChannelAsync("job 42");
        news.Teams.Refuses = message => message.Conversation == news.App.Channel.Conversation ? new TeamsRefusal(404) : null;
        await news.AddAsync(place, 42);

        await news.WorkOnAsync(TimeSpan.FromSeconds(10), 3);

        Assert.Equal(["1"], news.Words(place));
        Assert.Equal(place.Id, news.Teams.Messages[^2].Conversation);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task After_a_day_without_Teams_a_place_is_paused_and_hears_so_when_it_can_be_reached(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat(news.App.Ana.Conversation);
        var tries = 0;
        news.Teams.Refuses = message =>
        {
            tries++;
            return new TeamsRefusal(502, "ServiceError");
        };
        await news.AddAsync(place, NoSuchJob);
        await news.AddAsync(place, NoSuchJob + 1);

        await news.WorkOnAsync(Hour, 25);
        var before = tries;
        await news.WorkOnAsync(TimeSpan.FromMinutes(10), 9);

        Assert.InRange(tries - before, 1, 2);
        Assert.All(await news.RowsAsync(place), static row => Assert.StartsWith("pending", row, StringComparison.Ordinal));
        news.Teams.Refuses = static _ => null;
        await news.WorkOnAsync(TimeSpan.FromMinutes(100), 3);
        Assert.Equal(["1", "2"], news.Words(place));
        Assert.Equal("I can write here again", news.Told(place)[0]);
        Assert.Single(news.Told(place), static title => title == "I can write here again");
    }

    [Fact]
    public async Task Status_and_why_say_since_when_Teams_takes_nothing_and_why()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat(news.App.Ana.Conversation);
        news.Teams.Refuses = static message =>
            message.HasCard && message.Card.PlainText.Contains("Words", StringComparison.Ordinal) ? new TeamsRefusal(503) : null;
        await news.AddAsync(place, NoSuchJob);
        await news.WorkAsync();

        (await news.App.SayAsync("status")).Card
            .ShouldShow("Teams has taken none of my notifications here since ")
            .ShouldShow("Teams was busy or down. I keep them and try again.");
        (await news.App.SayAsync("why")).Card
            .ShouldShow("Teams has taken none of my notifications here since ").ShouldShow("I have told nothing of that here yet.");

        news.Teams.Refuses = static _ => null;
        await news.WorkAsync(TimeSpan.FromSeconds(5));
        (await news.App.SayAsync("status")).Card.ShouldNotShow("Teams has taken none");
    }

    [Fact]
    public async Task Where_somebody_speaks_a_place_is_tried_at_once()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat(news.App.Ana.Conversation);
        news.Teams.Refuses = static message =>
            message.HasCard && message.Card.PlainText.Contains("Words", StringComparison.Ordinal) ? new TeamsRefusal(502) : null;
        await news.AddAsync(place, NoSuchJob);
        await news.WorkOnAsync(Hour, 3);
        news.Teams.Refuses = static _ => null;

        await news.App.SayAsync("watching");
        await news.WorkAsync();

        Assert.Equal(["1"], news.Words(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_moderated_channel_takes_replies_and_whoever_watches_learns_why_no_new_post_comes(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Channel("19:localization@thread.tacv2");
        await news.App.SayInChannelAsync("job 42");
        news.Teams.Refuses = message => message.Conversation == place.Id ? new TeamsRefusal(403, "ConversationBlockedByUser") : null;
        await news.AddAsync(place, NoSuchJob);
        await news.AddAsync(place, 42);
        await news.AddAsync(place, NoSuchJob + 1);

        await news.WorkAsync();

        await news.App.WaitForAnswersAsync();
        Assert.Equal(["2"], news.Words(place));
        Assert.All(await news.App.Stored.WatchesAsync(), static watch => Assert.Null(watch.PausedAt));
        var told = Assert.Single(news.Teams.Messages, static message => message.Conversation == "a:private-29:ana");
        told.Card.ShouldBeSound().ShouldShow("I cannot post in a channel").ShouldShow($"job {NoSuchJob}").ShouldNotShow("Words");
        (await news.App.SayInChannelAsync("status")).Card.ShouldShow("Teams has taken none of my new posts here since ");

        await news.WorkAsync(Hour);
        await news.App.WaitForAnswersAsync();
        Assert.Single(news.Teams.Messages, static message => message.Conversation == "a:private-29:ana");
        news.Teams.Refuses = static _ => null;
        await news.WorkOnAsync(Hour, 2);
        Assert.Equal(["2", "1", "3"], news.Words(place));
        (await news.App.SayInChannelAsync("status")).Card.ShouldNotShow("Teams has taken none");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_place_that_moved_to_another_region_is_written_to_there(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        await news.AddAsync(place with { ServiceUrl = news.Teams.OtherUrl }, NoSuchJob);
        await news.WorkAsync();
        await news.AddAsync(place, NoSuchJob);
        var refused = 0;
        news.Teams.Refuses = message => message.Region.Length == 0 && ++refused > 0
            ? new TeamsRefusal(403, "BadArgument") { Message = "User is from different region" }
            : null;

        await news.WorkAsync();
        await news.AddAsync(place, NoSuchJob);
        await news.WorkAsync();

        Assert.Equal(["1", "2", "3"], news.Words(place));
        Assert.Equal(news.Teams.OtherUrl, (await news.App.Stored.PlaceAsync(place.Id)).ServiceUrl);
    }

    [Fact]
    public async Task An_answer_goes_to_the_other_address_of_the_tenant_too()
    {
        await using var news = await Newsroom.OpenAsync();
        await news.AddAsync(news.Chat("a:other") with { ServiceUrl = news.Teams.OtherUrl, TenantId = news.App.Ana.Tenant }, NoSuchJob);
        await news.App.SayAsync("watch 42");
        news.Teams.Refuses = static message => message.Region.Length == 0
            ? new TeamsRefusal(403, "BadArgument") { Message = "User is from different region" }
            : null;

        (await news.App.SayAsync("job 42")).Card.ShouldShow("Job 42");
    }

    [Fact]
    public async Task Without_another_address_news_wait_and_none_is_lost()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        news.Teams.Refuses = static _ => new TeamsRefusal(403, "InvalidBotApiHost");
        await news.AddAsync(place, NoSuchJob);

        await news.WorkAsync();

        // The list of hosts in this test does not have Microsoft's government cloud, so nothing left for it.
        var address = Assert.Single(news.App.Calls.Refused);
        Assert.StartsWith("https://smba.infra.gcc.teams.microsoft.com/gcc/v3/conversations/", address.ToString(), StringComparison.Ordinal);
        Assert.Equal(news.Teams.ServiceUrl, (await news.App.Stored.PlaceAsync(place.Id)).ServiceUrl);
        Assert.Equal(["pending 0 InvalidBotApiHost"], await news.RowsAsync(place));
        news.App.Calls.Refused.Clear();
    }
}
