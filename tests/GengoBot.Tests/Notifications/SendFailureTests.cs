using System.Globalization;

namespace GengoBot.Tests.Notifications;

/// <summary>What becomes of news that Teams does not take (docs/protocol/teams.md#refusals).</summary>
public sealed class SendFailureTests
{
    private const long NoSuchJob = 999_999;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pause_that_Teams_asks_for_is_kept_counts_as_no_try_and_holds_nobody_else(bool asDate)
    {
        await using var news = await Newsroom.OpenAsync();
        var (throttled, other) = (news.Chat("a:throttled"), news.Chat("a:other"));
        var asked = 0;
        news.Teams.Refuses = message =>
        {
            if (message.Conversation != throttled.Id)
            {
                return null;
            }

            asked++;
            var until = (news.Clock.GetUtcNow() + TimeSpan.FromSeconds(40)).ToString("R", CultureInfo.InvariantCulture);
            return new TeamsRefusal(429, "Throttled") { RetryAfter = asDate ? until : "40" };
        };
        await news.AddAsync(throttled, NoSuchJob);
        await news.AddAsync(throttled, NoSuchJob + 1);
        await news.AddAsync(other, NoSuchJob);
        await news.AddAsync(other, NoSuchJob + 1);

        await news.WorkAsync();
        await news.AddAsync(throttled, NoSuchJob + 2);
        await news.WorkAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, asked);
        Assert.Equal(["3", "4"], news.Words(other));
        Assert.All(await news.RowsAsync(throttled), static row => Assert.Equal("pending 0", row));
        news.Teams.Refuses = static _ => null;
        await news.WorkOnAsync(TimeSpan.FromSeconds(11), 3);
        Assert.Equal(["1", "2", "5"], news.Words(throttled));
    }

    [Theory]
    [InlineData(412, "PreconditionFailed")]
    [InlineData(502, null)]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(504, null)]
    public async Task What_may_pass_is_tried_again_later_and_holds_its_place_in_the_order(int status, string? code)
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        var refusals = 2;
        news.Teams.Refuses = _ => refusals-- > 0 ? new TeamsRefusal(status, code) : null;
        await news.AddAsync(place, NoSuchJob);
        await news.AddAsync(place, NoSuchJob + 1);

        await news.WorkAsync();
        Assert.Equal([$"pending 1 {code ?? $"HTTP {status}"}", "pending 0"], await news.RowsAsync(place));
        await news.WorkAsync(TimeSpan.FromSeconds(0.5));
        Assert.Equal(1, refusals);
        await news.WorkAsync(TimeSpan.FromSeconds(1.1));
        await news.WorkAsync(TimeSpan.FromSeconds(3.1));

        Assert.Equal(["1", "2"], news.Words(place));
        Assert.Equal(["sent 2", "sent 0"], await news.RowsAsync(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task After_the_last_try_it_is_a_dead_letter_that_status_names_and_an_admin_sends_again(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider, ("Notifications:MaxAttempts", "3"));
        var place = news.Chat(news.App.Ana.Conversation);
        var isDown = true;
        var tries = 0;
        news.Teams.Refuses = message =>
        {
            var isRefused = isDown && message.HasCard && message.Card.PlainText.Contains("Words 1", StringComparison.Ordinal);
            tries += isRefused ? 1 : 0;
            return isRefused ? new TeamsRefusal(502) : null;
        };
        await news.AddAsync(place, NoSuchJob);
        await news.AddAsync(place, NoSuchJob + 1);

        await news.WorkOnAsync(TimeSpan.FromSeconds(10), 6);

        // The fourth is refused although Teams took another one meanwhile.
        Assert.Equal(4, tries);
        Assert.Equal(["dead 4 HTTP 502", "sent 0"], await news.RowsAsync(place));
        var status = (await news.App.SayAsync("status")).Card.ShouldShow($"1 here (job {NoSuchJob}): Teams was busy or down");
        isDown = false;
        Assert.Contains(
            "Stuck deliveries tried again: 1.", (await news.App.Ana.ClickAsync(status, "Try stuck deliveries again")).Sentence,
            StringComparison.Ordinal);
        await news.WorkAsync();
        Assert.Equal(["2", "1"], news.Words(place));
        (await news.App.SayAsync("status")).Card.ShouldShow("0 here, 0 in all").ShouldNotHaveButton("Try stuck deliveries again");
    }

    [Fact]
    public async Task Whoever_is_no_admin_sends_no_dead_letter_again()
    {
        await using var news = await Newsroom.OpenAsync(settings: ("Access:Managers:0", "*"));
        var place = news.Chat(news.App.Ana.Conversation);
        news.Teams.Refuses = static message => message.HasCard ? new TeamsRefusal(400, "Bad Argument") : null;
        await news.AddAsync(place, NoSuchJob);
        await news.WorkAsync();
        news.Teams.Refuses = static _ => null;

        (await news.App.SayAsync("status")).Card.ShouldShow($"1 here (job {NoSuchJob})").ShouldNotHaveButton("Try stuck deliveries again");
        Assert.Contains("admin", (await news.App.SayAsync("status --retry")).Sentence, StringComparison.Ordinal);

        Assert.Equal(["dead 1 Bad Argument"], await news.RowsAsync(place));
    }

    [Theory]
    [InlineData(400, "Bad Argument")]
    [InlineData(413, "MessageSizeTooBig")]
    [InlineData(500, "ServiceError")]
    [InlineData(405, null)]
    public async Task What_would_be_refused_again_is_a_dead_letter_at_once_and_the_next_one_goes_on(int status, string? code)
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        news.Teams.Refuses = message =>
            message.Card.PlainText.Contains($"job {NoSuchJob}\n", StringComparison.Ordinal) ? new TeamsRefusal(status, code) : null;
        await news.AddAsync(place, NoSuchJob);
        await news.AddAsync(place, NoSuchJob + 1);

        await news.WorkAsync();

        Assert.Equal([$"dead 1 {code ?? $"HTTP {status}"}", "sent 0"], await news.RowsAsync(place));
    }

    [Fact]
    public async Task News_that_are_too_long_for_Teams_are_told_in_short()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        news.Teams.Refuses = static message =>
            message.Card.PlainText.Contains("Words", StringComparison.Ordinal) ? new TeamsRefusal(413, "MessageSizeTooBig") : null;
        await news.AddAsync(place, NoSuchJob);

        await news.WorkAsync();

        Assert.Equal([$"New comment on job {NoSuchJob}"], news.Told(place));
        news.Teams.Messages[^1].Card.ShouldBeSound().ShouldHaveButton("Open");
    }

    [Fact]
    public async Task While_Teams_does_not_let_the_bot_in_nothing_is_given_up_and_status_says_so()
    {
        await using var news = await Newsroom.OpenAsync(settings: ("Notifications:MaxAttempts", "2"));
        var place = news.Chat(news.App.Ana.Conversation);
        news.Teams.Refuses = static message =>
            message.Card.PlainText.Contains("Words", StringComparison.Ordinal) ? new TeamsRefusal(401, "BotNotRegistered") : null;
        await news.AddAsync(place, NoSuchJob);
        await news.WorkOnAsync(TimeSpan.FromMinutes(16), 5);

        Assert.Equal(["pending 0 BotNotRegistered"], await news.RowsAsync(place));
        (await news.App.SayAsync("status")).Card.ShouldShow("1 here, 1 in all").ShouldShow("does not let the bot in");
        news.Teams.Refuses = static _ => null;
        await news.WorkAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(["sent 0"], await news.RowsAsync(place));
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", false)]
    [InlineData(403, "BotDisabledByAdmin", true)]
    [InlineData(404, "ConversationNotFound", false)]
    public async Task Where_the_bot_was_removed_watches_pause_and_what_was_on_its_way_is_dropped(int status, string code, bool isNested)
    {
        await using var news = await Newsroom.OpenAsync();
        var (gone, other) = (news.Channel(), news.Chat());
        news.Teams.Refuses = message => message.Conversation == gone.Id ? new TeamsRefusal(status, code) { IsNested = isNested } : null;
        await news.AddAsync(gone, 42);
        await news.AddAsync(gone, NoSuchJob);
        await news.AddAsync(other, 42);

        await news.WorkAsync();

        Assert.Equal(["dropped 0", "dropped 0"], await news.RowsAsync(gone));
        Assert.Equal(["sent 0"], await news.RowsAsync(other));
        var left = await news.App.Stored.PlaceAsync(gone.Id);
        Assert.NotNull(left.GoneAt);
        Assert.Equal(code, left.GoneReason);
        var paused = (await news.App.Stored.WatchesAsync()).Where(static watch => watch.PausedAt is not null).ToList();
        Assert.Equal([gone.Id, gone.Id], paused.Select(static watch => watch.ConversationId));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_thread_that_was_deleted_is_opened_anew_with_the_jobs_card(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Channel("19:localization@thread.tacv2");
        await news.App.SayInChannelAsync("job 42");
        news.Teams.Refuses = message =>
            message.Conversation == news.App.Channel.Conversation ? new TeamsRefusal(404, "ActivityNotFoundInConversation") : null;

        await news.AddAsync(place, 42);
        await news.WorkAsync();
        await news.AddAsync(place, 42);
        await news.WorkAsync();

        var posts = news.Teams.Messages.TakeLast(3).ToList();
        Assert.Equal(
            [place.Id, $"{place.Id};messageid={posts[0].Id}", $"{place.Id};messageid={posts[0].Id}"],
            posts.Select(static post => post.Conversation));
        Assert.Equal(["1", "2"], news.Words(place));
    }

    [Fact]
    public async Task Nobody_there_is_a_reason_to_try_again()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat() with { ServiceUrl = "http://127.0.0.1:1/" };
        await news.AddAsync(place, NoSuchJob);

        await news.WorkAsync();

        Assert.Equal(["pending 1 ConnectionError"], await news.RowsAsync(place));
    }
}
