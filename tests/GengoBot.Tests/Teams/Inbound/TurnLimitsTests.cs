using System.Text.Json.Nodes;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>One person, or one tenant, cannot take the bot away from the others.</summary>
public sealed class TurnLimitsTests
{
    private const string TooMuch = "That was too much at once.";

    private static readonly JsonObject Job42 = new() { ["job"] = "42" };

    [Fact]
    public async Task Whoever_types_too_much_is_told_so_once_and_heard_again_a_minute_later()
    {
        var clock = new AheadClock();
        await using var app = new BotApp(clock, ("Bot:TurnsPerMinute", "3"));

        for (var turn = 0; turn < 3; turn++)
        {
            Assert.StartsWith("Job 42", (await app.SayAsync("job 42")).Card.Text, StringComparison.Ordinal);
        }

        Assert.StartsWith(TooMuch, (await app.SayAsync("approve 42 --rating 5 --confirm")).Sentence, StringComparison.Ordinal);
        Assert.Empty((await app.SayAsync("approve 42 --rating 5 --confirm")).Sent);
        Assert.Empty(app.Writes);

        clock.Ahead += TimeSpan.FromMinutes(1);
        Assert.StartsWith("Job 42", (await app.SayAsync("job 42")).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_too_many_is_answered_each_time_and_does_nothing()
    {
        await using var app = new BotApp(new AheadClock(), ("Bot:TurnsPerMinute", "2"));
        var form = (await app.SayAsync("approve 42 --rating 5")).Card;
        await app.Ana.ExecuteAsync("job", Job42.DeepClone());

        for (var click = 0; click < 2; click++)
        {
            var answer = await app.Ana.ClickAsync(form, "Approve");

            Assert.Equal(400, answer.Inner);
            Assert.StartsWith(TooMuch, answer.Sentence, StringComparison.Ordinal);
        }

        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task A_search_too_many_is_answered_in_the_place_of_what_it_would_find()
    {
        await using var app = new BotApp(new AheadClock(), ("Bot:TurnsPerMinute", "1"));
        await ExtensionReply.SearchAsync(app.Ana, "42");

        Assert.StartsWith(TooMuch, (await ExtensionReply.SearchAsync(app.Ana, "42")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_persons_share_is_not_anothers()
    {
        await using var app = new BotApp(new AheadClock(), ("Bot:TurnsPerMinute", "1"));
        await app.SayAsync("job 42");

        Assert.StartsWith(TooMuch, (await app.SayAsync("job 42")).Sentence, StringComparison.Ordinal);
        Assert.StartsWith("Job 42", (await app.Ben.SayAsync("job 42")).Card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_tenants_share_is_not_anothers()
    {
        await using var app = new BotApp(new AheadClock(), ("Bot:TenantTurnsPerMinute", "1"));
        await app.SayAsync("job 42");

        Assert.StartsWith(TooMuch, (await app.Ben.SayAsync("job 42")).Sentence, StringComparison.Ordinal);
        Assert.StartsWith(
            "Job 42", (await (app.Ben with { Tenant = "72f988bf-0000-4000-8000-000000000043" }).SayAsync("job 42")).Card.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_are_told_all_the_same()
    {
        await using var news = await Newsroom.OpenAsync(settings: ("Bot:TenantTurnsPerMinute", "1"));
        await news.App.SayAsync("job 42");
        Assert.StartsWith(TooMuch, (await news.App.SayAsync("job 42")).Sentence, StringComparison.Ordinal);

        await news.AddAsync(news.Chat(), 42);
        await news.WorkAsync();

        Assert.Equal(["1"], news.Words(news.Chat()));
    }
}
