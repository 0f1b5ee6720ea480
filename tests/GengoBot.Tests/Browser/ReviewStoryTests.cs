using System.Text.Json;
using System.Text.Json.Nodes;
using GengoBot.Tests.Rendering;
using Microsoft.Playwright;

using static GengoBot.Tests.Browser.DemoApp;

namespace GengoBot.Tests.Browser;

/// <summary>The whole job in one sitting, three ways: by buttons, by typing alone, and in a client that only knows Action.Submit.</summary>
public sealed class ReviewStoryTests(CardRenderer renderer)
{
    // What a chat, a card or a wire could spoil: Markdown, HTML, entities, templates, quotes, dashes, spaces, lines, an emoji.
    private const string Comment =
        "Bitte **du** statt „Sie“ & <b>kurz</b> {{DATE(2020-01-01)}} 👋🏽\n\n"
        + "  zweite Zeile -- mit  Abstand &amp; https://example.test/a_b_c?x=1&y=2";
    private const string Why = "Zu wörtlich: \"begleitet\" passt nicht.\n1) **Ton**\n2) Länge";
    private const string ForTranslator = "شكرًا جزيلًا! Warm & exact.\nGern wieder 🙂";
    private const string ForStaff = "Private: she deserves <more> work, 100%.";
    private const string Changes = "最初の段落を「です・ます」にしてください。\n- 12,000 characters; keep **names** as they are";

    [Fact]
    public async Task A_job_is_reviewed_by_buttons()
    {
        await using var app = await DemoApp.StartProgramAsync();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("job 42", "Waits for your decision");
        await ChatPage.ShouldSayAsync(chat.Last, "Entdecken Sie Lumen One");
        await chat.PressAsync("Revisions", "Revisions of job 42");
        await chat.PressAsync("Revision 1", "Das ist Lumen One");
        await chat.PressAsync("Back to the job", "Revision 2 · 1 comment");
        await chat.PressAsync("Changes", "[−Das ist−][+Entdecken Sie+]");
        await chat.PressAsync("Back to the job", "Waits for your decision");

        await chat.PressAsync("Comments", "I took \"Lumen One\" for a fixed brand name");
        await chat.FillAsync("Your comment", Comment);
        await chat.Last.GetByLabel("Your comment").PressAsync("Tab");
        await chat.Page.Keyboard.PressAsync("Enter");
        await ChatPage.ShouldSayAsync(chat.Last, "You (customer)");
        await ChatPage.ShouldSayAsync(chat.Last, "Bitte **du** statt „Sie“ & <b>kurz</b> {");
        await chat.PressAsync("Back to the job", "Revision 2 · 2 comments");

        await chat.PressAsync("Reject…", "Reject job 42");
        await chat.ChooseAsync("Quality");
        await chat.FillAsync("Explanation", Why);
        await chat.ChooseAsync("Close the job for good");
        await RejectWithCaptchaAsync(app, chat);

        await chat.SayAsync("approve 47", "Approve job 47");
        await Assertions.Expect(chat.Last.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Checked = true })).ToHaveCountAsync(0);
        await chat.ChooseAsync("5: excellent");
        await chat.FillAsync("To the translator", ForTranslator);
        await chat.FillAsync("To Gengo's staff", ForStaff);
        await chat.ChooseAsync("Gengo may show this feedback publicly");
        await chat.PressAsync("Approve", "Approved by Ana Marin");

        await chat.SayAsync("job 48", "Waits for your decision");
        await chat.PressAsync("Request changes…", "Request changes to job 48");
        await chat.FillAsync("What should be changed", Changes);
        await chat.PressAsync("Send back", "Sent back for changes by Ana Marin");

        await chat.SayAsync("job 43", "Waits for a translator");
        await chat.PressAsync("Cancel…", "No translator has started");
        await chat.PressAsync("Cancel the job", "Canceled by Ana Marin");

        await ShouldHaveHeardTheStoryAsync(app, isPublic: true, followUp: "cancel");
    }

    [Fact]
    public async Task A_job_is_reviewed_by_an_old_client()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);
        await chat.Page.GetByTestId("old-client").CheckAsync();

        await chat.SayAsync("job 42", "Waits for your decision");
        await chat.PressAsync("Revisions", "Revisions of job 42");
        await chat.PressAsync("Changes", "[−Das ist−][+Entdecken Sie+]");
        await chat.PressAsync("Back to the job", "Revision 2 · 1 comment");

        await chat.PressAsync("Comments", "Comments on job 42");
        await chat.FillAsync("Your comment", Comment);
        await chat.PressAsync("Send", "You (customer)");
        await chat.PressAsync("Back to the job", "Revision 2 · 2 comments");

        await chat.PressAsync("Reject…", "Reject job 42");
        await chat.ChooseAsync("Quality");
        await chat.FillAsync("Explanation", Why);
        await RejectWithCaptchaAsync(app, chat);

        await chat.SayAsync("job 47", "Waits for your decision");
        await chat.PressAsync("Approve…", "Approve job 47");
        await chat.ChooseAsync("5: excellent");
        await chat.FillAsync("To the translator", ForTranslator);
        await chat.FillAsync("To Gengo's staff", ForStaff);
        await chat.PressAsync("Approve", "Approved by Ana Marin");

        await chat.SayAsync("job 48", "Waits for your decision");
        await chat.PressAsync("Request changes…", "Request changes to job 48");
        await chat.FillAsync("What should be changed", Changes);
        await chat.PressAsync("Send back", "Sent back for changes by Ana Marin");

        await chat.SayAsync("cancel 43", "No translator has started");
        await chat.PressAsync("Cancel the job", "Canceled by Ana Marin");

        await ShouldHaveHeardTheStoryAsync(app, isPublic: false, followUp: "requeue");
    }

    [Fact]
    public async Task A_job_is_reviewed_by_typing_alone_and_read_without_cards()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);
        await chat.Page.GetByTestId("text-only").CheckAsync();

        await chat.SayAsync("job 42", "Waits for your decision");
        await ChatPage.ShouldSayAsync(chat.Last, "You can type: approve 42 · revise 42");
        await chat.SayAsync("revisions 42", "revision 42 1");
        await chat.SayAsync("42@1", "Das ist Lumen One");
        await chat.SayAsync("diff 42", "[−Das ist−][+Entdecken Sie+]");
        await chat.SayAsync("comments 42", "I took \"Lumen One\" for a fixed brand name");
        await chat.SayAsync("comment 42 " + Comment, "Sent to the translator of job 42.");

        await chat.SayAsync("reject 42", "reject 42 --reason quality|incomplete|other");
        foreach (var wrong in new[] { "WRONG", "AGAIN" })
        {
            var before = await app.CaptchaAsync(42);
            await chat.SayAsync($"reject 42 --reason quality --captcha {wrong} --confirm {Why}", "That was not it: try the new picture.");
            await ChatPage.ShouldSayAsync(chat.Last, "Zu wörtlich: \"begleitet\" passt nicht.");
            await ChatPage.ShouldSayAsync(chat.Last, "[Quality");
            Assert.NotEqual(before, await app.CaptchaAsync(42));
        }

        await chat.SayAsync(
            $"reject 42 --reason quality --then requeue --captcha {await app.CaptchaAsync(42)} --confirm {Why}", "Rejected by Ana Marin");

        await chat.SayAsync($"approve 47 --rating 5 --confirm", "Please read the translation first");
        await chat.SayAsync("job 47", "Waits for your decision");
        await chat.SayAsync(
            $"approve 47 --rating 5 --translator \"{ForTranslator}\" --staff \"{ForStaff}\" --confirm", "Approved by Ana Marin");
        await chat.SayAsync("job 48", "Waits for your decision");
        await chat.SayAsync($"revise 48 {Changes}", "Sent back for changes by Ana Marin");
        await chat.SayAsync("cancel 43", "No translator has started");
        await chat.SayAsync("cancel 43 --confirm", "Canceled by Ana Marin");

        await Assertions.Expect(chat.Page.GetByTestId("card")).ToHaveCountAsync(0);
        await ShouldHaveHeardTheStoryAsync(app, isPublic: false, followUp: "requeue");
    }

    /// <summary>Two wrong answers, then the right one, read from the translator's desk beside the chat.</summary>
    private static async Task RejectWithCaptchaAsync(DemoApp app, ChatPage chat)
    {
        foreach (var wrong in new[] { "WRONG", "AGAIN" })
        {
            var picture = await chat.PictureAsync();
            await chat.FillAsync("Letters in the picture", wrong);
            await ChatPage.Button(chat.Last, "Reject").ClickAsync();

            // The refusal stands on both answers; the picture tells the second from the first.
            await Assertions.Expect(chat.Last.Locator("img")).Not.ToHaveAttributeAsync("src", picture);
            await ChatPage.ShouldSayAsync(chat.Last, "That was not it: try the new picture.");
            await chat.ShouldHoldAsync("Explanation", Why);
            await chat.ShouldHoldAsync("Letters in the picture", "");
            await Assertions.Expect(chat.Last.GetByLabel("Quality")).ToBeCheckedAsync();
        }

        await chat.ClickAsync("desk-job-42");
        await Assertions.Expect(chat.Page.GetByTestId("desk-captcha")).ToHaveTextAsync(await app.CaptchaAsync(42));
        await chat.FillAsync("Letters in the picture", await chat.Page.GetByTestId("desk-captcha").InnerTextAsync());
        await chat.PressAsync("Reject", "Rejected by Ana Marin");
    }

    /// <summary>Every write of the story, once, to the letter, in order, and nothing else.</summary>
    private static async Task ShouldHaveHeardTheStoryAsync(DemoApp app, bool isPublic, string followUp)
    {
        var writes = await app.WritesAsync();
        var answer = writes.Count > 3 ? JsonNode.Parse(writes[3].Data)?["captcha"]?.GetValue<string>() : null;
        Assert.Equal(
            [
                Said("POST translate/job/42/comment", new { body = Comment }),
                Said(
                    "PUT translate/job/42",
                    new { action = "reject", reason = "quality", comment = Why, captcha = "WRONG", follow_up = followUp }, 2401),
                Said(
                    "PUT translate/job/42",
                    new { action = "reject", reason = "quality", comment = Why, captcha = "AGAIN", follow_up = followUp }, 2401),
                Said(
                    "PUT translate/job/42",
                    new { action = "reject", reason = "quality", comment = Why, captcha = answer, follow_up = followUp }),
                Said(
                    "PUT translate/job/47",
                    new
                    {
                        action = "approve",
                        rating = 5,
                        for_translator = ForTranslator,
                        for_mygengo = ForStaff,
                        @public = isPublic ? 1 : 0,
                    }),
                Said("PUT translate/job/48", new { action = "revise", comment = Changes }),
                Said("DELETE translate/job/43", new { }),
            ],
            writes);
    }

    private static Write Said(string call, object data, int code = 0) => new(call, code, JsonSerializer.Serialize(data));
}
