using GengoBot.Tests.Rendering;

using static Microsoft.Playwright.Assertions;

namespace GengoBot.Tests.Browser;

/// <summary>What becomes of a decision, as a person sees it: Working…, done, unsure and then resolved, somebody was first.</summary>
public sealed class OutcomesTests(CardRenderer renderer)
{
    [Fact]
    public async Task A_slow_Gengo_is_Working_and_then_done()
    {
        var bot = new BotApp(new PacedClock(1));
        await using var app = DemoApp.Start(bot);
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("approve 47 --rating 5", "Approve job 47");
        var put = bot.Calls.HoldNext(HttpMethod.Put);
        await chat.PressAsync("Approve", "Gengo is slow to answer");
        await Album.TakeAsync(chat, "outcome-working");
        put.Release();

        await ChatPage.ShouldSayAsync(chat.Last, "Approved by Ana Marin");
        await Album.TakeAsync(chat, "outcome-done");
        Assert.Single(await app.WritesAsync());
    }

    /// <summary>By the bot's clock it takes a minute: it looks every 15 seconds whether Gengo answers again.</summary>
    [Fact]
    public async Task What_nobody_knows_is_said_and_resolved_by_itself()
    {
        var bot = new BotApp(new PacedClock(10), ("Gengo:Timeout", "00:00:40"));
        await using var app = DemoApp.Start(bot);
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("revise 49", "Request changes to job 49");
        await chat.FillAsync("What should be changed", "Shorter, please.");
        await app.FaultAsync("PUT", "timeout-after", delayMs: 0);
        var put = bot.Calls.HoldNext(HttpMethod.Put);
        await ChatPage.Button(chat.Last, "Send back").ClickAsync();
        await put.Reached;
        await app.FaultAsync("GET", "503", delayMs: 0, times: 1_000);
        put.Release();
        var form = await chat.PinAsync(chat.Last);

        await Expect(form).ToContainTextAsync("I do not know whether it took effect");
        await Expect(form.GetByLabel("Your words, which may have been sent")).ToHaveValueAsync("Shorter, please.");
        await Album.TakeAsync(chat, form, "outcome-unsure");

        await app.HealAsync();
        await Expect(chat.Last).ToContainTextAsync("Gengo answers again. What Ana Marin began");
        await ChatPage.ShouldSayAsync(form, "Sent back for changes by Ana Marin");
        await Album.TakeAsync(chat, form, "outcome-resolved");
        await Album.TakeAsync(chat, "outcome-resolved-line");
        Assert.Single(await app.WritesAsync());
    }

    [Fact]
    public async Task The_second_of_two_learns_who_was_first_and_keeps_the_words()
    {
        var bot = new BotApp(new PacedClock(1));
        await using var app = DemoApp.Start(bot);
        await using var ana = await ChatPage.OpenAsync(renderer, app);
        await using var ben = await ChatPage.OpenAsync(renderer, app, "ben");
        await ana.SayAsync("approve 49 --rating 5", "Approve job 49");
        await ben.SayAsync("revise 49", "Request changes to job 49");
        await ben.FillAsync("What should be changed", "Shorter, please.");

        var put = bot.Calls.HoldNext(HttpMethod.Put);
        await ana.PressAsync("Approve", "Gengo is slow to answer");
        await ben.PressAsync("Send back", "Gengo is slow to answer");
        put.Release();

        await ChatPage.ShouldSayAsync(ana.Last, "Approved by Ana Marin");
        await ChatPage.ShouldSayAsync(ben.Last, "Its state: Approved 1 minute ago by Ana Marin.");
        await ben.ShouldHoldAsync("Your words, which were not sent", "Shorter, please.");
        await Album.TakeAsync(ben, "outcome-moved-on");
        Assert.Single(await app.WritesAsync());
    }
}
