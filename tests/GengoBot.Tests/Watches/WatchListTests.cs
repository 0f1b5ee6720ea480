
namespace GengoBot.Tests.Watches;

/// <summary>What is watched in a conversation, and what of it waits.</summary>
public sealed class WatchListTests
{
    [Theory]
    [InlineData("watching")]
    [InlineData("subscriptions")]
    [InlineData("list")]
    public async Task It_says_who_watches_what_since_when(string typed)
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("watch 42");
        await app.Channel.As(TestPerson.Ben).SayAsync("watch all --on status");
        await app.SayAsync("watch 49");

        var card = (await app.SayInChannelAsync(typed)).Card;

        card.ShouldShow("Job 42: new comments and status changes · set by Ana Ruiz, ")
            .ShouldShow("Every job of the account: status changes · set by Ben Okafor, ")
            .ShouldNotShow("Job 49");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_can_be_stopped_and_the_list_comes_again(bool execute)
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayAsync("watch 49");
        var card = (await app.SayAsync("watching")).Card;

        var after = (await app.Ana.PressAsync(execute, card, "Stop job 42")).Card;

        after.ShouldShow("Job 49").ShouldNotShow("Job 42");
        Assert.Empty(await app.WatchersAsync(42));
    }

    [Fact]
    public async Task With_nothing_watched_it_says_how_to_begin()
    {
        await using var app = new BotApp();

        (await app.SayAsync("watching")).Card.ShouldShow("Begin with watch and a job number");
        (await app.SayAsync("inbox")).Card.ShouldShow("Begin with watch and a job number");
    }

    [Fact]
    public async Task A_hundred_watches_of_people_with_long_names_are_paged()
    {
        await using var app = new BotApp();
        var name = string.Concat(Enumerable.Repeat("\"👩‍👩‍👧‍👦\u0301<b>", 100));
        for (var number = 0; number < 100; number++)
        {
            await app.Stored.AddPausedWatchAsync(app.Ana.Conversation, Arranged.Account, 9_000_000_000_000_000_000 + number, name);
        }

        var card = (await app.SayAsync("watching --page 2")).Card.ShouldShow("Page 2 of 17")
            .ShouldHaveButton("Resume")
            .ShouldHaveButton("Stop all");
        var pages = new HashSet<string>();
        for (var page = 2; page < 17; page++)
        {
            pages.Add(card.Text);
            card = (await app.Ana.ClickAsync(card, "Next")).Card;
        }

        Assert.Equal(15, pages.Count);
        card.ShouldNotHaveButton("Next").ShouldHaveButton("Previous");
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("todo")]
    [InlineData("pending")]
    public async Task The_inbox_has_the_watched_jobs_that_wait_soonest_approval_first(string typed)
    {
        await using var app = new BotApp();
        foreach (var job in (long[])[42, 47, 48, 49, 43])
        {
            await app.SayAsync($"watch {job}");
        }

        var now = DateTimeOffset.UtcNow;
        await app.Stored.BecomesReviewableAsync(42, now.AddHours(90));
        await app.Stored.BecomesReviewableAsync(47, null);
        await app.Stored.BecomesReviewableAsync(48, now.AddHours(31));
        await app.Stored.BecomesReviewableAsync(49, now.AddHours(-1));

        var card = (await app.SayAsync(typed)).Card;

        card.ShouldShow("Job 48 · approves itself in about 31 hours")
            .ShouldShow("Job 42 · approves itself in about 4 days")
            .ShouldShow("Job 49 · approves itself any time now");
        Assert.Equal(
            ["Job 49", "Job 48", "Job 42", "Job 47"],
            card.Buttons.Select(static button => button.Title).Where(static title => title.StartsWith("Job ", StringComparison.Ordinal)));
        (await app.Ana.ClickAsync(card, "Job 48")).Card.ShouldHaveButton("Approve…");
    }

    [Fact]
    public async Task The_inbox_of_a_place_has_only_what_is_watched_there()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.SayInChannelAsync("watch 49");
        await app.Stored.BecomesReviewableAsync(42, null);
        await app.Stored.BecomesReviewableAsync(49, null);

        (await app.SayInChannelAsync("inbox")).Card.ShouldHaveButton("Job 49").ShouldNotHaveButton("Job 42");
        await app.SayInChannelAsync("watch all");
        (await app.SayInChannelAsync("inbox")).Card.ShouldHaveButton("Job 49").ShouldHaveButton("Job 42");
    }

    [Fact]
    public async Task A_full_inbox_is_paged()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch all");
        for (var job = 1001; job <= 1100; job++)
        {
            await app.Stored.AddReviewableJobAsync(Arranged.Account, job, approvesAt: job);
        }

        var card = (await app.SayAsync("inbox --page 999999999")).Card.ShouldShow("Page 17 of 17").ShouldHaveButton("Job 1100");

        (await app.Ana.ClickAsync(card, "Previous")).Card.ShouldHaveButton("Job 1091").ShouldHaveButton("Next");
    }
}
