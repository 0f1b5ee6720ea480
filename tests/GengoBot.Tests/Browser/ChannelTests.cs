using GengoBot.Tests.Rendering;

using static Microsoft.Playwright.Assertions;

namespace GengoBot.Tests.Browser;

/// <summary>Two people, two windows, one channel.</summary>
public sealed class ChannelTests(CardRenderer renderer)
{
    [Fact]
    public async Task A_form_is_seen_only_by_the_one_who_clicked_and_the_outcome_by_both()
    {
        await using var app = DemoApp.Start();
        await using var ana = await InChannelAsync(app, "ana");
        await using var ben = await InChannelAsync(app, "ben");

        var card = await ana.SayAsync("job 47", "Waits for your decision");
        var bensCard = ben.Page.Locator($"[data-message-id='{await card.GetAttributeAsync("data-message-id")}']");
        await ChatPage.ShouldSayAsync(bensCard, "Waits for your decision");
        var seenByBen = await bensCard.InnerTextAsync();

        await ChatPage.Button(card, "Approve…").ClickAsync();
        await ChatPage.ShouldSayAsync(card, "To Gengo's staff");
        await Expect(card.GetByTestId("only-you")).ToBeVisibleAsync();
        await card.GetByLabel("4: good").CheckAsync();
        await card.GetByLabel("To Gengo's staff").FillAsync("Private words");

        Assert.Equal(seenByBen, await bensCard.InnerTextAsync());
        await Expect(ben.Page.GetByTestId("only-you")).ToHaveCountAsync(0);

        await ChatPage.Button(card, "Approve").ClickAsync();

        foreach (var (window, shown) in new[] { (ana, card), (ben, bensCard) })
        {
            await ChatPage.ShouldSayAsync(shown, "Approved by Ana Marin");
            await ChatPage.ShouldSayAsync(window.Last, "Ana Marin approved job 47 and rated it 4 of 5.");
            await Expect(ChatPage.Button(shown, "Approve…")).ToHaveCountAsync(0);
        }

        await Expect(ben.Page.GetByText("Private words")).ToHaveCountAsync(0);
        Assert.Single(await app.WritesAsync());
    }

    [Fact]
    public async Task Clicked_in_an_old_client_the_form_comes_to_the_persons_own_chat()
    {
        await using var app = DemoApp.Start();
        await using var ana = await InChannelAsync(app, "ana");
        await using var ben = await InChannelAsync(app, "ben");
        await ana.Page.GetByTestId("old-client").CheckAsync();

        var card = await ana.SayAsync("job 47", "Waits for your decision");
        await ChatPage.Button(card, "Approve…").ClickAsync();
        await ChatPage.ShouldSayAsync(ana.Last, "the form is in our own chat");
        await ChatPage.ShouldSayAsync(ben.Last, "Ana Marin, the form is in our own chat");

        await ana.ClickAsync("chat-personal");
        await ana.ChooseAsync("5: excellent");
        await ana.PressAsync("Approve", "Approved by Ana Marin");

        await ChatPage.ShouldSayAsync(ben.Last, "Ana Marin approved job 47 and rated it 5 of 5.");
        await ChatPage.ShouldSayAsync(ben.Messages.Nth(await ben.Messages.CountAsync() - 3), "Approved by Ana Marin");
        Assert.Single(await app.WritesAsync());
    }

    [Fact]
    public async Task A_decision_typed_where_others_read_along_brings_the_card_and_not_the_form()
    {
        await using var app = DemoApp.Start();
        await using var ana = await InChannelAsync(app, "ana");

        var card = await ana.SayAsync("reject 42 --reason quality Too literal.", "Press the button below: the form is seen only by you.");
        await Expect(card.Locator("img")).ToHaveCountAsync(0);

        await ChatPage.Button(card, "Reject…").ClickAsync();
        await Expect(card.GetByLabel("Explanation")).ToHaveValueAsync("Too literal.");
        await Expect(card.GetByLabel("Quality")).ToBeCheckedAsync();
        await Expect(card.GetByTestId("only-you")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_a_thread_about_one_job_its_number_can_be_left_out()
    {
        await using var app = DemoApp.Start();
        await using var ana = await InChannelAsync(app, "ana");

        await ana.SayAsync("job 42", "Waits for your decision");
        await ana.Page.GetByTestId("reply").Last.ClickAsync();
        await ana.Page.GetByTestId("reply-composer").FillAsync("comments");
        await ana.Page.GetByTestId("reply-composer").PressAsync("Enter");

        await ChatPage.ShouldSayAsync(ana.Last, "Comments on job 42");
        await Expect(ana.Page.GetByTestId("thread")).ToHaveCountAsync(2);
    }

    private async Task<ChatPage> InChannelAsync(DemoApp app, string person)
    {
        var window = await ChatPage.OpenAsync(renderer, app, person);
        await window.ClickAsync("chat-localization");
        await ChatPage.ShouldSayAsync(window.Last, "Hello, I am GengoBot");
        return window;
    }
}
