using GengoBot.Tests.Rendering;
using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace GengoBot.Tests.Browser;

/// <summary>Two channels follow one job, its translator writes, one of them answers.</summary>
public sealed class WatchStoryTests(CardRenderer renderer)
{
    private static readonly string[] Words = ["Is \"Lumen One\" a name?", "And is the lamp for children?", "I would say \"begleitet\"."];

    [Fact]
    public async Task Each_channel_hears_of_three_comments_in_one_message_and_of_the_answer_of_the_other()
    {
        await using var app = await DemoApp.StartProgramAsync(("Notifications:MergeWindow", "00:00:04"));
        await using var localization = await WatchingAsync(app, "ana", "localization");
        await using var marketing = await WatchingAsync(app, "ben", "marketing");

        foreach (var words in Words)
        {
            await app.DeskAsync(42, "comment", words);
        }

        foreach (var channel in new[] { localization, marketing })
        {
            await ChatPage.ShouldSayAsync(channel.Last, "3 new comments on job 42");
            foreach (var words in Words)
            {
                await ChatPage.ShouldSayAsync(channel.Last, words);
            }

            // One message, in the thread of the job's card.
            await Expect(channel.Page.GetByText("3 new comments on job 42")).ToHaveCountAsync(1);
            await Expect(channel.Page.GetByTestId("thread").Last).ToContainTextAsync("Waits for your decision");
            await Expect(channel.Page.GetByTestId("thread").Last).ToContainTextAsync("3 new comments on job 42");
        }

        await localization.Last.GetByRole(AriaRole.Textbox).FillAsync("Yes, a name.");
        await ChatPage.Button(localization.Last, "Send").ClickAsync();
        await ChatPage.ShouldSayAsync(localization.Last, "Ana Marin wrote to the translator of job 42.");

        await ChatPage.ShouldSayAsync(marketing.Last, "Yes, a name.");
        await ChatPage.ShouldSayAsync(marketing.Last, "Ana Marin");
        await Expect(localization.Page.GetByText("New comment on job 42")).ToHaveCountAsync(0);
        Assert.Equal("POST translate/job/42/comment", Assert.Single(await app.WritesAsync()).Call);
    }

    private async Task<ChatPage> WatchingAsync(DemoApp app, string person, string channel)
    {
        var window = await ChatPage.OpenAsync(renderer, app, person);
        await window.ClickAsync($"chat-{channel}");
        await Expect(window.Page.GetByTestId("composer")).ToBeVisibleAsync();
        if (channel == "localization")
        {
            // The team is greeted in its first channel alone.
            await ChatPage.ShouldSayAsync(window.Last, "Hello, I am GengoBot");
        }

        var card = await window.SayAsync("job 42", "Waits for your decision");
        await ChatPage.Button(card, "Watch").ClickAsync();
        await ChatPage.ShouldSayAsync(card, "Stop watching");
        return window;
    }
}
