using GengoBot.Tests.Rendering;

using static Microsoft.Playwright.Assertions;

namespace GengoBot.Tests.Browser;

/// <summary>Every card and the page itself, drawn as people see them, and nothing sticks out.</summary>
public sealed class AlbumTests(CardRenderer renderer)
{
    [Fact]
    public async Task Jobs_in_every_status_fit_a_desk_and_a_phone()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        var jobs = new (int Job, string Name, string Status)[]
        {
            (42, "reviewable", "Waits for your decision"), (43, "available", "Waits for a translator"), (
                44, "pending", "A translator works on it"),
            (45, "revising", "Sent back"), (46, "approved", "Approved"), (47, "arabic", "Waits for your decision"), (
                48, "japanese", "Waits for your decision"),
            (50, "canceled", "Canceled"), (51, "hold", "On hold at Gengo"),
        };
        foreach (var (job, name, status) in jobs)
        {
            await chat.SayAsync($"job {job}", status);
            await Album.TakeAsync(chat, $"job-{name}");
        }

        await chat.SayAsync("job 43 --mt", "Machine translation");
        await Album.TakeAsync(chat, "job-machine");
        await chat.SayAsync("read 42", "Back to the job");
        await Album.TakeAsync(chat, "read");
    }

    [Fact]
    public async Task Forms_and_their_problems_fit_a_desk_and_a_phone()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        var approval = await chat.SayAsync("approve 49 --rating 5 --translator \"Lovely.\"", "Approve job 49");
        await Album.TakeAsync(chat, "form-approve");
        await chat.SayAsync("revise 48", "Request changes to job 48");
        await Album.TakeAsync(chat, "form-revise");
        await chat.SayAsync("cancel 43", "Cancel job 43");
        await Album.TakeAsync(chat, "form-cancel");
        await chat.SayAsync("reject 42", "Reject job 42");
        await Album.TakeAsync(chat, "form-reject");

        await chat.ChooseAsync("Quality");
        await chat.FillAsync("Explanation", "Too literal.");
        await chat.FillAsync("Letters in the picture", "WRONG");
        await chat.PressAsync("Reject", "That was not it");
        await Album.TakeAsync(chat, "form-reject-wrong-captcha");
        await chat.FillAsync("Letters in the picture", await app.CaptchaAsync(42));
        await chat.PressAsync("Reject", "Rejected by Ana Marin");
        await Album.TakeAsync(chat, "job-rejected");

        await chat.SayAsync("revise 49 Shorter, please.", "Sent back for changes by Ana Marin");
        await Album.TakeAsync(chat, "job-sent-back");
        await app.DeskAsync(
            49, "submit",
            "Our matcha is made only from young leaves, picked by hand. Once opened, keep it cool and use it within a month.");
        await ChatPage.Button(approval, "Approve").ClickAsync();
        await ChatPage.ShouldSayAsync(approval, "The translation has changed");
        await Album.TakeAsync(chat, approval, "form-changed-text");

        await chat.SayAsync("approve 42", "Job 42 cannot be decided now");
        await Album.TakeAsync(chat, "job-moved-on");
    }

    [Fact]
    public async Task Texts_talk_and_help_fit_a_desk_and_a_phone()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);
        await Album.TakeAsync(chat, "welcome");

        await TakeAllAsync(
            chat,
            ("revisions 42", "Revisions of job 42", "revisions"), ("revision 42 1", "revision 1 of 2", "revision"), (
                "diff 42", "changes from revision 1 to 2", "diff"),
            ("feedback 46", "Feedback on job 46", "feedback"), ("help", "What you can type", "help"), (
                "help reject", "Rejects the translation", "help-command"),
            ("aprove 42", "Did you mean approve?", "suggestion"), (
                "please do not approve 42 yet", "I did not understand that", "not-understood"),
            ("approve 42 --ratng 5", "I do not know the option --ratng. Did you mean --rating?", "unknown-option"),
            ("status", "Version", "status"));

        await chat.SayAsync(
            "comment 42 Please see https://example.test/" + string.Concat(Enumerable.Repeat("a-long-address/", 20)),
            "Sent to the translator");
        await chat.SayAsync("comments 42", "a-long-address");
        await Album.TakeAsync(chat, "comments");
    }

    [Fact]
    public async Task Watches_and_news_fit_a_desk_and_a_phone()
    {
        await using var app = await DemoApp.StartProgramAsync(
            ("Notifications:MergeWindow", "00:00:01"), ("Bot:PublicAddress", "https://bot.example.test"),
            ("Gengo:Accounts:sandbox:CallbackSecret", new string('s', 40)));
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await TakeAllAsync(
            chat,
            ("watching", "Nothing is watched here", "watching-none"),
            ("watch 42", "From now on I tell here of job 42", "watch"),
            ("watch all --on status", "Every job is watched", "watch-all"),
            ("watch 47", "From now on I tell here of job 47", "watch-second"),
            ("mute 47", "Quiet about job 47", "mute"),
            ("watching", "Watched here", "watching"));

        await app.DeskAsync(
            42, "comment",
            "Is \"Lumen One\" the name of the lamp? I ask because " + string.Concat(Enumerable.Repeat("Überseecontainerverladeanlage", 6)));
        await ChatPage.ShouldSayAsync(chat.Last, "New comment on job 42");
        await Album.TakeAsync(chat, "news-comment");

        await TakeAllAsync(
            chat,
            ("why 42", "Why the last notification came", "why"),
            ("inbox", "Waiting for a decision", "inbox"),
            ("status", "Watches here", "status-watching"),
            ("help callback", "Where Gengo calls", "help-callback"),
            ("unwatch all", "Stop all watches?", "unwatch-all"));
    }

    [Fact]
    public async Task Access_and_accounts_fit_a_desk_and_a_phone()
    {
        await using var app = DemoApp.Start(
            ("Gengo:DefaultAccount", "sandbox"), ("Gengo:Accounts:second:PublicKey", "a-key"),
            ("Gengo:Accounts:second:PrivateKey", "a-secret"), ("Gengo:Accounts:second:BaseAddress", "http://127.0.0.1:1/"));
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.ClickAsync("chat-localization");
        await ChatPage.ShouldSayAsync(chat.Last, "Hello, I am GengoBot");
        await TakeAllAsync(
            chat,
            ("accounts", "this conversation speaks for it", "accounts"),
            ("grant reviewer @Ben Ode", "gave Ben Ode the role reviewer", "grant"),
            ("access", "Ben Ode", "access"),
            ("use sandbox,second", "speaks for", "use"),
            ("job 42 --account sandbox", "Waits for your decision", "job-of-one-account"),
            ("accounts", "second", "accounts-two"),
            ("revoke reviewer @Ben Ode", "Ben Ode", "revoke"),
            ("help", "Takes back a role that was granted here", "help-accounts"));
    }

    [Fact]
    public async Task The_page_fits_a_desk_and_a_phone()
    {
        await using var app = DemoApp.Start();
        await using var chat = await ChatPage.OpenAsync(renderer, app);

        await chat.SayAsync("job 42", "Waits for your decision");
        await Album.TakeForReadmeAsync(chat);
        await chat.ClickAsync("desk-job-42");
        await Expect(chat.Page.GetByTestId("desk-captcha")).ToBeVisibleAsync();
        await chat.ClickAsync("faults");
        await Album.TakePageAsync(chat, "page");

        await chat.Page.GetByTestId("text-only").CheckAsync();
        await Album.TakeAsync(chat, "page-text-only");
        await chat.Page.GetByTestId("text-only").UncheckAsync();

        await chat.ClickAsync("chat-localization");
        await ChatPage.ShouldSayAsync(chat.Last, "Hello, I am GengoBot");
        await chat.SayAsync("job 47", "Waits for your decision");
        await ChatPage.Button(chat.Last, "Approve…").ClickAsync();
        await ChatPage.ShouldSayAsync(chat.Last, "To Gengo's staff");
        await chat.PressAsync("Approve", "Ana Marin approved job 47.");
        await Album.TakePageAsync(chat, "page-channel");
    }

    private static async Task TakeAllAsync(ChatPage chat, params IEnumerable<(string Said, string Answer, string Name)> cards)
    {
        foreach (var (said, answer, name) in cards)
        {
            await chat.SayAsync(said, answer);
            await Album.TakeAsync(chat, name);
        }
    }
}
