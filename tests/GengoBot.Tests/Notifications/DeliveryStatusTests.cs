
namespace GengoBot.Tests.Notifications;

/// <summary>What <c>status</c> tells of watching and delivering.</summary>
public sealed class DeliveryStatusTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task It_tells_of_watches_of_the_last_look_and_callback_and_of_what_waits_here_and_elsewhere(string provider)
    {
        await using var news = await Newsroom.OpenAsync(provider);
        var here = news.Chat(news.App.Ana.Conversation);
        await news.AddAsync(here, 42, dueIn: TimeSpan.FromHours(1));
        await news.AddAsync(news.Channel(), 42, dueIn: TimeSpan.FromHours(1));
        await news.AddAsync(news.Channel(), 43, dueIn: TimeSpan.FromHours(1));
        (await news.App.SayAsync("status")).Card.ShouldShow("none yet");
        news.Clock.Ahead += TimeSpan.FromMinutes(20);
        var now = news.Clock.GetUtcNow();
        await news.App.Stored.LookedAtAsync(now.AddMinutes(-7));
        await news.App.Stored.AddHintAsync("done", now.AddMinutes(-9));
        await news.App.Stored.LoseAsync(news.Channel().Id);

        var card = (await news.App.SayAsync("status")).Card;

        card.ShouldShow("Watches here\n1")
            .ShouldShow("7 minutes ago")
            .ShouldShow("9 minutes ago")
            .ShouldShow("1 here, 3 in all; the oldest for 20 minutes")
            .ShouldShow("Lost conversations\n1");
        card.ShouldNotShow("Muted until").ShouldNotShow("Stuck deliveries").ShouldNotShow("Last trouble");
    }

    [Fact]
    public async Task It_tells_until_when_the_conversation_is_muted()
    {
        await using var news = await Newsroom.OpenAsync();
        var here = news.Chat(news.App.Ana.Conversation);
        await news.AddAsync(here, 42);
        await news.App.Stored.MuteAsync(here.Id, news.Clock.GetUtcNow().AddHours(2));
        (await news.App.SayAsync("status")).Card.ShouldShow("Muted until");

        await news.App.Stored.MuteAsync(here.Id, new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero));
        (await news.App.SayAsync("status")).Card.ShouldShow("Muted until\nsomebody types unmute");
    }
}
