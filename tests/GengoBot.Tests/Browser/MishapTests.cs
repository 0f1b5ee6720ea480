using GengoBot.Tests.Rendering;

using static Microsoft.Playwright.Assertions;

namespace GengoBot.Tests.Browser;

/// <summary>What goes wrong on an ordinary day, and costs nobody a word or a second write.</summary>
public sealed class MishapTests(CardRenderer renderer)
{
    [Fact]
    public async Task A_button_pressed_twice_acts_once()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("approve 47 --rating 5", "Approve job 47");
        await ChatPage.Button(chat.Last, "Approve").DblClickAsync();

        await ChatPage.ShouldSayAsync(chat.Last, "Approved by Ana Marin");
        Assert.Single(await app.WritesAsync());
    }

    [Fact]
    public async Task An_old_card_answers_with_what_the_job_is_now()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        var old = await chat.SayAsync("job 47", "Waits for your decision");
        await chat.SayAsync("approve 47 --rating 5 --confirm", "Approved by Ana Marin");
        var shown = await chat.SayAsync("job 49", "Waits for your decision");
        await app.DeskAsync(49, "approve");

        await ChatPage.Button(shown, "Reject…").ClickAsync();
        await ChatPage.ShouldSayAsync(shown, "Job 49 cannot be decided now. Its state: Approved, not through me.");
        await Expect(ChatPage.Button(shown, "Reject…")).ToHaveCountAsync(0);
        await ChatPage.ShouldSayAsync(old, "Approved by Ana Marin");
        Assert.Single(await app.WritesAsync());
    }

    [Fact]
    public async Task Words_for_a_job_that_moved_on_come_back()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("revise 49", "Request changes to job 49");
        await chat.FillAsync("What should be changed", "Please keep the word matcha.");
        await app.DeskAsync(49, "approve");
        await chat.PressAsync("Send back", "Job 49 cannot be decided now. Its state: Approved, not through me.");

        await chat.ShouldHoldAsync("Your words, which were not sent", "Please keep the word matcha.");
        Assert.Empty(await app.WritesAsync());
    }

    [Fact]
    public async Task A_translation_that_changed_under_the_form_is_shown_with_what_changed()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        var form = await chat.SayAsync("approve 49 --rating 5", "Approve job 49");
        await form.GetByLabel("To the translator").FillAsync("Lovely.");
        await chat.SayAsync("revise 49 Shorter, please.", "Sent back for changes by Ana Marin");
        await app.DeskAsync(
            49, "submit", "Our matcha is made only from young leaves. Once opened, keep it cool and use it within a month.");

        await ChatPage.Button(form, "Approve").ClickAsync();
        await ChatPage.ShouldSayAsync(form, "The translation has changed since you saw it.");
        await ChatPage.ShouldSayAsync(form, "[−");
        await Expect(form.GetByLabel("To the translator")).ToHaveValueAsync("Lovely.");
        Assert.Equal("reviewable", await app.StatusAsync(49));

        await ChatPage.Button(form, "Approve").ClickAsync();
        await ChatPage.ShouldSayAsync(form, "Approved by Ana Marin");
    }

    [Fact]
    public async Task A_reload_in_the_middle_leaves_the_form_as_the_bot_last_gave_it()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("reject 42", "Reject job 42");
        await chat.ChooseAsync("Incomplete");
        await chat.FillAsync("Explanation", "The last line is missing.");
        await chat.FillAsync("Letters in the picture", "WRONG");
        await chat.PressAsync("Reject", "That was not it");

        await chat.Page.ReloadAsync();

        await ChatPage.ShouldSayAsync(chat.Last, "That was not it");
        await chat.ShouldHoldAsync("Explanation", "The last line is missing.");
        await Expect(chat.Last.GetByLabel("Incomplete")).ToBeCheckedAsync();
        await Expect(chat.Page.GetByText("Hello, I am GengoBot")).ToHaveCountAsync(1);
        await chat.FillAsync("Letters in the picture", await app.CaptchaAsync(42));
        await chat.PressAsync("Reject", "Rejected by Ana Marin");
    }

    [Fact]
    public async Task New_picture_and_sending_back_instead_keep_the_words()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("reject 42", "Reject job 42");
        await chat.FillAsync("Explanation", "Too stiff.");
        var picture = await chat.PictureAsync();
        await ChatPage.Button(chat.Last, "New picture").ClickAsync();
        await Expect(chat.Last.Locator("img")).Not.ToHaveAttributeAsync("src", picture);
        await chat.ShouldHoldAsync("Explanation", "Too stiff.");

        await chat.PressAsync("Send back for corrections instead", "Request changes to job 42");
        await chat.ShouldHoldAsync("What should be changed", "Too stiff.");
        await chat.PressAsync("Send back", "Sent back for changes by Ana Marin");
        Assert.Single(await app.WritesAsync());
    }

    [Fact]
    public async Task When_Gengos_answer_is_lost_what_truly_happened_is_told()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("approve 47 --rating 5", "Approve job 47");
        await PlanFaultAsync(chat, "timeout-after");
        await chat.PressAsync("Approve", "Approved by Ana Marin");

        await chat.SayAsync("revise 49", "Request changes to job 49");
        await chat.FillAsync("What should be changed", "Shorter, please.");
        await PlanFaultAsync(chat, "timeout-before");
        await chat.PressAsync("Send back", "the job is unchanged: nothing happened. Please try again.");
        await chat.ShouldHoldAsync("What should be changed", "Shorter, please.");
        await chat.PressAsync("Send back", "Sent back for changes by Ana Marin");

        Assert.Equal(
            ["PUT translate/job/47", "PUT translate/job/49", "PUT translate/job/49"],
            (await app.WritesAsync()).Select(write => write.Call));
    }

    /// <summary>At the desk, for the next write: Gengo hangs up after half a second.</summary>
    private static async Task PlanFaultAsync(ChatPage chat, string fault)
    {
        var page = chat.Page;
        if (!await page.GetByTestId("fault-kind").IsVisibleAsync())
        {
            await chat.ClickAsync("faults");
        }

        await page.GetByTestId("fault-kind").SelectOptionAsync(fault);
        await page.GetByTestId("fault-call").SelectOptionAsync("PUT");
        await page.GetByLabel("Delay, ms").FillAsync("500");
        await chat.ClickAsync("fault-set");
        await Expect(page.GetByTestId("desk-note")).ToContainTextAsync("Planned for the next PUT");
    }
}
