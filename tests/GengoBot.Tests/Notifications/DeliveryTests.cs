using GengoBot.Scheduler;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Notifications;

/// <summary>Where news are told, in which order, and what is on the way with them.</summary>
public sealed class DeliveryTests
{
    private const long NoSuchJob = 999_999;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task News_are_a_reply_to_the_jobs_newest_card(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Channel("19:localization@thread.tacv2");
        await news.App.SayInChannelAsync("job 42");
        var thread = news.App.Channel with { Conversation = "19:localization@thread.tacv2;messageid=42" };
        news.Clock.Ahead += TimeSpan.FromSeconds(1);
        await thread.SayAsync("job 42");

        await news.AddAsync(place, 42);
        await news.WorkAsync();

        var told = news.Teams.Messages[^1];
        Assert.Equal(thread.Conversation, told.Conversation);
        Assert.Equal("New comment on job 42", told.Card.ShouldBeSound().PlainText.Split('\n')[0]);
        Assert.Equal(told.Card.PlainText, told.Summary);
        Assert.Null(told.Text);
        Assert.Equal(["sent 0"], await news.RowsAsync(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task In_a_channel_without_the_jobs_card_that_card_opens_a_thread_for_the_news(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Channel();

        await news.AddAsync(place, 42);
        await news.WorkAsync();
        await news.AddAsync(place, 42);
        await news.WorkAsync();

        var posts = news.Teams.Messages;
        Assert.Equal(
            [place.Id, $"{place.Id};messageid={posts[0].Id}", $"{place.Id};messageid={posts[0].Id}"],
            posts.Select(static post => post.Conversation));
        posts[0].Card.ShouldBeSound().ShouldShow("Waits for your decision").ShouldHaveButton("Approve…").ShouldHaveButton("Stop watching");
        Assert.Equal(["1", "2"], news.Words(place));
    }

    [Fact]
    public async Task A_card_that_opens_a_thread_is_refreshed_for_the_teams_members()
    {
        await using var news = await Newsroom.OpenAsync();
        news.Teams.Members = ["29:ana", "29:ben"];

        await news.AddAsync(news.Channel() with { TeamId = "19:team@thread.tacv2" }, 42);
        await news.WorkAsync();

        Assert.Equal(["29:ana", "29:ben"], news.Teams.Messages[0].Card.RefreshedFor);
        Assert.Equal(["19:team@thread.tacv2"], news.Teams.MemberReads);
    }

    [Fact]
    public async Task In_a_chat_the_jobs_card_comes_first_once()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();

        await news.AddAsync(place, 42);
        await news.WorkAsync();
        await news.AddAsync(place, 42);
        await news.WorkAsync();

        Assert.Equal(3, news.Told(place).Count);
        Assert.All(news.Teams.Messages, post => Assert.Equal(place.Id, post.Conversation));
        Assert.Equal(["1", "2"], news.Words(place));
    }

    [Fact]
    public async Task A_decision_can_be_typed_about_the_text_of_a_card_that_came_with_news()
    {
        await using var news = await Newsroom.OpenAsync();
        await news.AddAsync(news.Chat(news.App.Ana.Conversation), 49);
        await news.WorkAsync();

        var answer = await news.App.Ana.SayAsync("approve 49 --confirm");

        answer.Card.ShouldShow("Approved");
    }

    [Fact]
    public async Task A_job_that_cannot_be_read_is_told_of_without_its_card()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Channel();

        await news.AddAsync(place, NoSuchJob);
        await news.WorkAsync();

        Assert.Equal([$"New comment on job {NoSuchJob}"], news.Told(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_pending_about_one_job_is_one_message_in_the_place_of_the_first(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        foreach (var job in (long[])[NoSuchJob, NoSuchJob + 1, NoSuchJob, NoSuchJob + 1, NoSuchJob])
        {
            await news.AddAsync(place, job);
        }

        await news.WorkAsync();

        Assert.Equal([$"3 new comments on job {NoSuchJob}", $"2 new comments on job {NoSuchJob + 1}"], news.Told(place));
        Assert.Equal(["1", "3", "5", "2", "4"], news.Words(place));
        Assert.All(await news.RowsAsync(place), static row => Assert.Equal("sent 0", row));
    }

    [Fact]
    public async Task What_comes_until_the_first_one_is_due_goes_along_and_nothing_is_told_before()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        await news.AddAsync(place, NoSuchJob, dueIn: TimeSpan.FromMinutes(1));
        await news.WorkAsync(TimeSpan.FromSeconds(50));
        Assert.Empty(news.Told(place));

        await news.AddAsync(place, NoSuchJob, dueIn: TimeSpan.FromMinutes(1));
        await news.WorkAsync(TimeSpan.FromSeconds(11));

        Assert.Equal([$"2 new comments on job {NoSuchJob}"], news.Told(place));
    }

    [Fact]
    public async Task A_status_that_changed_is_on_the_jobs_card_too()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Channel("19:localization@thread.tacv2");
        var card = (await news.App.SayInChannelAsync("job 49")).Card;
        await news.App.DeskAsync(49, "approve");

        await news.AddAsync(place, 49, news.Status("approved"));
        await news.WorkAsync();

        Assert.Equal("Job 49 was approved", news.Told(place)[^1]);
        news.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved").ShouldNotHaveButton("Approve…");
    }

    [Fact]
    public async Task A_card_that_cannot_be_changed_costs_nothing()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Channel("19:localization@thread.tacv2");
        await news.App.SayInChannelAsync("job 49");
        news.Teams.Refusals["PUT"] = 404;

        await news.AddAsync(place, 49, news.Status("approved"));
        await news.WorkAsync();

        Assert.Equal("Job 49 was approved", news.Told(place)[^1]);
        Assert.Equal(["sent 0"], await news.RowsAsync(place));
    }

    [Fact]
    public async Task The_box_of_the_news_writes_to_the_translator()
    {
        await using var news = await Newsroom.OpenAsync();
        await news.AddAsync(news.Chat(news.App.Ana.Conversation), 42);
        await news.WorkAsync();
        var card = news.Teams.Messages[^1].Card;

        var answer = await news.App.Ana.ClickAsync(card, "Send", ("comment", "Thank you."));

        answer.Card.ShouldShow("Thank you.");
        Assert.Contains(news.App.Job(42).Thread, static comment => comment.Body == "Thank you.");
        (await news.App.Ana.ClickAsync(card, "Open")).Card.ShouldShow("Waits for your decision");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_muted_conversation_hears_nothing_and_all_of_it_afterwards(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        await news.AddAsync(place, NoSuchJob);
        await news.App.Stored.MuteAsync(place.Id, news.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        await news.WorkAsync();
        await news.AddAsync(place, NoSuchJob + 1);
        await news.WorkAsync(TimeSpan.FromHours(1));
        Assert.Empty(news.Told(place));

        await news.WorkAsync(TimeSpan.FromHours(1.1));

        Assert.Equal(["1", "2"], news.Words(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_muted_job_is_held_and_the_others_are_told(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        await news.AddAsync(place, NoSuchJob);
        await news.AddAsync(place, NoSuchJob + 1);
        await news.App.Stored.MuteWatchesAsync(NoSuchJob, news.Clock.GetUtcNow() + TimeSpan.FromHours(2));

        await news.WorkAsync();
        Assert.Equal(["2"], news.Words(place));

        await news.WorkAsync(TimeSpan.FromHours(2.1));
        Assert.Equal(["2", "1"], news.Words(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_drain_that_takes_over_repeats_what_was_on_its_way_and_nothing_else(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        for (var job = NoSuchJob; job < NoSuchJob + 3; job++)
        {
            await news.AddAsync(place, job);
        }

        var (taken, goOn) = HoldNext(news);
        var frozen = news.DispatchAsync(place);
        await taken.WaitAsync(TestContext.Current.CancellationToken);

        await news.DispatchAsync(place);
        goOn.SetResult();
        await frozen;
        await news.WorkAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["1", "1", "2", "3"], news.Words(place));
        Assert.All(await news.RowsAsync(place), static row => Assert.Equal("sent 0", row));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_was_overtaken_leaves_the_bucket_to_whoever_has_it(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        for (var job = NoSuchJob; job < NoSuchJob + 3; job++)
        {
            await news.AddAsync(place, job);
        }

        var (taken, goOn) = HoldNext(news);
        var shift = news.App.Services.GetServices<IWorker>().Single(static shift => shift.Name == "deliver");
        var frozen = shift.WorkAsync(Partitions.Of(place.Id), TestContext.Current.CancellationToken);
        await taken.WaitAsync(TestContext.Current.CancellationToken);

        // The other one takes the lane and has not sent anything yet.
        await news.App.Stored.OvertakeAsync(place.Id);
        goOn.SetResult();

        await Assert.ThrowsAsync<PartitionTakenException>(() => frozen);
        Assert.Equal(["1"], news.Words(place));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_a_dead_process_left_behind_is_sent_by_the_next_one(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Chat();
        for (var job = NoSuchJob; job < NoSuchJob + 3; job++)
        {
            await news.AddAsync(place, job);
        }

        var taken = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        news.Teams.Held = message =>
        {
            if (!message.Card.PlainText.Contains("Words 2", StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            news.Teams.Held = static _ => Task.CompletedTask;
            taken.SetResult();
            return goOn.Task;
        };
        var dying = news.DispatchAsync(place);
        await taken.Task.WaitAsync(TestContext.Current.CancellationToken);
        await news.RestartAsync();
        goOn.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => dying);

        await news.WorkAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["1", "2", "2", "3"], news.Words(place));
        Assert.All(await news.RowsAsync(place), static row => Assert.Equal("sent 0", row));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_process_that_dies_between_the_jobs_card_and_its_row_costs_a_second_card_and_no_second_news(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var place = news.Channel();
        await news.AddAsync(place, 42);
        var (taken, goOn) = HoldNext(news);
        var dying = news.DispatchAsync(place);
        await taken.WaitAsync(TestContext.Current.CancellationToken);
        await news.RestartAsync();
        goOn.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => dying);

        await news.WorkAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(3, news.Told(place).Count);
        Assert.Equal(["1"], news.Words(place));
        Assert.Equal(["sent 0"], await news.RowsAsync(place));
    }

    [Theory]
    [InlineData("unwatch 999999")]
    [InlineData("unwatch all --confirm")]
    [InlineData("mute 999999")]
    [InlineData("mute 2h")]
    public async Task What_somebody_no_longer_wants_while_another_message_is_in_hand_is_not_sent(string said)
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat(news.App.Ana.Conversation);
        await news.AddAsync(place, NoSuchJob - 1);
        await news.AddAsync(place, NoSuchJob);
        var (taken, goOn) = HoldNext(news);
        var delivering = news.DispatchAsync(place);
        await taken.WaitAsync(TestContext.Current.CancellationToken);

        await news.App.Ana.SayAsync(said);
        goOn.SetResult();
        await delivering;
        await news.WorkAsync();

        Assert.Equal(["1"], news.Words(place));
    }

    [Fact]
    public async Task Between_one_look_at_the_rows_and_the_end_nothing_new_is_forgotten()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        await news.AddAsync(place, NoSuchJob);
        news.Teams.Held = async _ =>
        {
            news.Teams.Held = static _ => Task.CompletedTask;
            await news.AddAsync(place, NoSuchJob + 1);
        };

        await news.WorkAsync();

        Assert.Equal(["1", "2"], news.Words(place));
        Assert.Null((await news.App.Stored.PlaceAsync(place.Id)).DueAt);
    }

    [Fact]
    public async Task The_card_names_who_did_it_here()
    {
        await using var news = await Newsroom.OpenAsync();
        var place = news.Chat();
        await news.AddAsync(place, NoSuchJob, news.Status("approved") with { By = "Ben Okafor" });
        await news.AddAsync(place, NoSuchJob + 1, news.Comment("Hi") with { Author = "customer", By = "Ben Okafor" });

        await news.WorkAsync();

        Assert.Equal($"Job {NoSuchJob} was approved by Ben Okafor", news.Told(place)[0]);
        news.Teams.Messages[1].Card.ShouldShow("You (by Ben Okafor)");
    }

    /// <summary>The next message reaches Teams and is not answered until it may go on.</summary>
    private static (Task Taken, TaskCompletionSource GoOn) HoldNext(Newsroom news)
    {
        var taken = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        news.Teams.Held = _ =>
        {
            news.Teams.Held = static _ => Task.CompletedTask;
            taken.SetResult();
            return goOn.Task;
        };
        return (taken.Task, goOn);
    }
}
