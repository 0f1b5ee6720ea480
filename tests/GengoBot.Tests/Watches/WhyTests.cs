
namespace GengoBot.Tests.Watches;

/// <summary>Why a notification came.</summary>
public sealed class WhyTests
{
    [Fact]
    public async Task It_names_the_watch_who_set_it_and_how_the_news_was_found()
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("watch 42 --on comments");
        await app.MessageAsync(app.Channel, 42, "1");
        await app.Stored.DeliveredAsync();

        var card = (await app.SayInChannelAsync("why")).Card;

        card.ShouldShow("It told of a new comment on job 42, ")
            .ShouldShow("This conversation watches the job: new comments. Ana Ruiz set that, ")
            .ShouldShow("I found it when I looked at the job at Gengo.");
        card.ShouldHaveButton("Mute").ShouldHaveButton("What is watched here");
        Assert.Equal("I tell no more of job 42 here.", (await app.Channel.SubmitAsync(card, "Stop watching")).Sentence);
        (await app.SayInChannelAsync("why")).Card.ShouldShow("The watch behind it has ended since.").ShouldNotHaveButton("Stop watching");
    }

    [Fact]
    public async Task It_says_when_Gengo_called()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch all");
        await app.MessageAsync(app.Ana, 42, "1", heardAt: DateTimeOffset.UtcNow);
        await app.Stored.DeliveredAsync();

        (await app.SayAsync("why")).Card.ShouldShow("Gengo called at ")
            .ShouldShow("This conversation watches every job of the account")
            .ShouldHaveButton("Stop all");
    }

    [Fact]
    public async Task It_is_about_the_last_one_or_the_last_of_a_job_or_of_the_threads_job()
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("watch 42");
        var elsewhere = app.Channel with { Conversation = "19:localization@thread.tacv2;messageid=2" };
        await elsewhere.SayAsync("watch 49");
        await app.MessageAsync(app.Channel, 42, "1");
        await app.MessageAsync(app.Channel, 49, "1");
        await app.Stored.DeliveredAsync();

        (await app.SayInChannelAsync("why")).Card.ShouldShow("job 42");
        (await elsewhere.SayAsync("why")).Card.ShouldShow("job 49");
        (await app.SayInChannelAsync("why 49")).Card.ShouldShow("job 49");
        (await (app.Channel with { Conversation = "19:localization@thread.tacv2;messageid=3" }).SayAsync("why")).Card.ShouldShow("job 49");
    }

    [Fact]
    public async Task Where_nothing_was_told_it_says_so()
    {
        await using var app = new BotApp();
        await app.SayAsync("watch 42");
        await app.MessageAsync(app.Ana, 42, "1");

        Assert.Equal("I have told nothing of that here yet.", (await app.SayAsync("why")).Sentence);
        Assert.Equal("I have told nothing of that here yet.", (await app.SayInChannelAsync("why 42")).Sentence);
    }
}
