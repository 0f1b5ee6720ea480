using System.Text.Json;
using Gengo;
using GengoBot.Cards;
using GengoBot.Notifications;
using GengoBot.Outbox;
using GengoBot.Tests.Rendering;

namespace GengoBot.Tests.Notifications;

/// <summary>What a card of news says.</summary>
public sealed class NotificationCardTests(CardRenderer renderer)
{
    private static readonly JobId Job = new(42);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly JobChange Question = new(JobChangeKind.Comment, "c1")
    {
        Author = "worker",
        Text = "Is **Lumen** a name?\n\nOr shall I translate it?",
        At = Now.AddMinutes(-3),
    };
    private static readonly JobChange Answered = new(JobChangeKind.Comment, "c2")
    {
        Author = "customer",
        By = "Ben Okafor",
        Text = "It is a name. https://example.test/" + string.Concat(Enumerable.Repeat("a-long-address/", 12)),
        At = Now.AddMinutes(-2),
    };
    private static readonly JobChange Hint = new(JobChangeKind.Comment, "c3")
    {
        Author = "language specialist",
        Text = "قهوة طازجة كل أسبوع.",
        At = Now.AddMinutes(-1),
    };
    private static readonly JobChange Saved = new(JobChangeKind.Revision, "r3") { Revision = 3, At = Now.AddMinutes(-1) };

    public static TheoryData<string, string> Statuses => new()
    {
        { "reviewable", "Job 42 waits for your decision" }, { "approved", "Job 42 was approved" },
            { "revising", "Job 42 was sent back for changes" }, { "rejected", "Job 42 was rejected" },
        { "cancelled", "Job 42 was canceled" }, { "pending", "A translator works on job 42" },
            { "available", "Job 42 waits for a translator" }, { "held", "Job 42 is on hold at Gengo" },
        { "archived", "Job 42 is now: archived" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_is_said_in_words(string status, string title) => Assert.Equal(title, TitleOf(Status(status)));

    [Theory]
    [InlineData(240, "Gengo approves job 42 by itself in about 4 hours")]
    [InlineData(-5, "Gengo approves job 42 by itself any time now")]
    public void A_reminder_says_how_much_time_is_left(int minutes, string title) =>
        Assert.Equal(title, TitleOf(new JobChange(JobChangeKind.Reminder, "a") { ApprovesAt = Now.AddMinutes(minutes) }));

    [Fact]
    public void A_person_is_named_where_one_did_it_through_the_bot() =>
        Assert.Equal("Job 42 was approved by Ben Okafor", TitleOf(Status("approved") with { By = "Ben Okafor" }));

    [Fact]
    public void A_comment_comes_with_its_words_its_author_and_ways_to_go_on() =>
        Golden.Compare(NotificationCard.For(Job, [Question], Now).Json, "Comment");

    [Fact]
    public void Several_facts_stand_in_their_order_and_the_status_is_the_title() =>
        Golden.Compare(NotificationCard.For(Job, [Question, Answered, Saved, Status("reviewable"), Hint], Now).Json, "Merged");

    [Fact]
    public void Only_comments_are_counted() => Assert.Equal("3 new comments on job 42", TitleOf(Question, Answered, Hint));

    [Fact]
    public void Of_many_comments_the_last_ones_are_shown_and_the_others_counted()
    {
        var card = Draw(
            [.. Enumerable.Range(1, 40).Select(
                static number => new JobChange(
                    JobChangeKind.Comment, $"{number}") { Author = "worker", Text = $"Comment {number}.", At = Now })]);

        card.ShouldBeSound()
            .ShouldShow("40 new comments on job 42")
            .ShouldShow("35 more came before; Open shows the job.")
            .ShouldShow("Comment 36.")
            .ShouldShow("Comment 40.")
            .ShouldNotShow("Comment 35.");
    }

    [Fact]
    public async Task It_fits_a_desk_and_a_phone()
    {
        var cards = new (string Name, Card Card)[]
        {
            ("comment", News(Question)),
            ("comments", News(Question, Answered, Hint)),
            ("merged", News(Saved, Status("reviewable"), Question)),
            ("approved", News(Status("approved") with { By = "Ben Okafor" })),
            ("long", News(Question with { Text = string.Concat(Enumerable.Repeat("Shall I keep the rhyme, or the sense? ", 200)) })),
            ("reachable", TroubleNotices.Back(Now)),
            ("replies-only", TroubleNotices.CannotPost(Job, "ConversationBlockedByUser")),
        };
        foreach (var (name, drawn) in cards)
        {
            foreach (var (theme, width) in new[] { (Theme.Light, 700), (Theme.Dark, 700), (Theme.Light, 360), (Theme.Dark, 360) })
            {
                await using var card = await renderer.RenderAsync(drawn.Json, theme, width);
                await card.ScreenshotAsync($"news-{name}-{width}-{theme}.png");

                Assert.Empty(card.Events);
                Assert.Empty(card.Overflowing);
            }
        }
    }

    private static JobChange Status(string status) => new(JobChangeKind.Status, "s") { Status = status, At = Now };

    private static Card News(params JobChange[] facts) => NotificationCard.For(Job, facts, Now);

    private static string TitleOf(params JobChange[] facts) => Draw(facts).ShouldBeSound().PlainText.Split('\n')[0];

    private static DrawnCard Draw(IReadOnlyList<JobChange> facts) =>
        new(JsonElement.Parse(NotificationCard.For(Job, facts, Now).Json), null);
}
