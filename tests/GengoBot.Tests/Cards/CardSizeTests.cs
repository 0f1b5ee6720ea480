using System.Text;
using System.Text.Json;
using CsCheck;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Comments;
using GengoBot.Jobs;
using GengoBot.Notifications;
using GengoBot.Outbox;
using GengoBot.Tests.Jobs;
using GengoBot.Tests.Text;
using GengoBot.Text;

namespace GengoBot.Tests.Cards;

/// <summary>A card stays under 28 KB of UTF-8, well-formed, and cuts no grapheme, whatever the job's texts are.</summary>
public sealed class CardSizeTests
{
    private const int Million = 1_000_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["Chinese"] = "\u5B57\u7B26\u3002",
        ["families of emoji"] = "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466",
        ["one monster of accents"] = "e" + new string('\u0301', 5_000),
        ["a grapheme as long as the text"] = "\u0301",
        ["line breaks"] = "\n",
        ["carriage returns"] = "\r\n",
        ["Arabic"] = "\u0642\u0647\u0648\u0629 ",
        ["quotes"] = "\"",
        ["backslashes"] = "\\",
        ["controls"] = "\u0001",
        ["deletes"] = "\u007F",
        ["half pairs"] = "\uD83D",
        ["one long word"] = "x",
        ["Markdown"] = "**_[a](b)_** `c` ",
        ["HTML"] = "<b>&amp;</b>",
        ["computed dates"] = "{{DATE(2020-01-01T00:00:00Z)}}",
        ["isolates"] = "\u2066\u202E",
        ["paragraph separators"] = "\u2029",
        ["Thai"] = "\u0E01\u0E33",
        ["spaces"] = " ",
    };

    public static TheoryData<string> KindsOfText => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(KindsOfText))]
    public void A_job_card_of_a_million_characters_holds(string kind)
    {
        var text = Of(kind, Million);

        ShouldHold(
            JobCard.For(
                View(text, text, Of(kind, 20_000)), Role.Admin, Now, notice: null,
                new FormDraft("revise", new Dictionary<string, string> { ["comment"] = Of(kind, 300) })).Card);
    }

    [Theory]
    [MemberData(nameof(KindsOfText))]
    public void A_page_of_comments_of_25000_characters_holds(string kind)
    {
        var thread = Enumerable.Repeat(new Comment(new CommentAuthor(Of(kind, 2_000)), Now, Of(kind, GengoLimits.MaxCommentLength)), 7)
            .ToList();

        ShouldHold(CommentsCard.For(new JobId(long.MaxValue), thread, Role.Admin, wantedPage: 1, Strings.GengoCommentMissing));
    }

    [Theory]
    [MemberData(nameof(KindsOfText))]
    public void News_of_many_and_long_texts_hold(string kind)
    {
        var word = Of(kind, 2_000);
        var comment = new JobChange(JobChangeKind.Comment, "c")
        {
            Author = "customer",
            By = word,
            At = Now,
            Text = Of(kind, GengoLimits.MaxCommentLength),
        };
        var status = new JobChange(JobChangeKind.Status, "s") { Status = word, By = word, At = Now };

        for (var count = 1; count <= 10; count++)
        {
            JobChange[] comments = [.. Enumerable.Range(0, count).Select(number => comment with { Key = $"c{number}" })];
            JobChange[] statuses = [.. Enumerable.Range(0, count).Select(number => status with { Key = $"s{number}" })];
            ShouldHold(NotificationCard.For(new JobId(long.MaxValue), [.. comments, .. statuses], Now));
            ShouldHold(
                NotificationCard.For(new JobId(long.MaxValue), [.. comments.Select(one => one with { Author = word, By = null })], Now));
        }
    }

    [Theory]
    [MemberData(nameof(KindsOfText))]
    public void A_difference_holds_on_each_page(string kind)
    {
        var before = Of(kind, 6_000);
        var after = before + "!" + Of(kind, 2_500) + "?" + before[..2_000];
        foreach (var language in (string[])["de", "ja"])
        {
            var pages = 1;
            for (var wanted = 1; wanted <= Math.Min(pages, 3); wanted++)
            {
                var draft = new CardDraft().Title(Strings.DiffTitle, new JobId(long.MaxValue), 1, 2);
                pages = Difference.Draw(draft, before, after, language, wanted, out var page);
                ShouldHold(
                    draft.Pages(Verbs.Diff, new JobId(long.MaxValue), "diff", page, pages, (CardFields.From, "1"), (CardFields.To, "2"))
                        .Done());
            }
        }
    }

    [Theory]
    [MemberData(nameof(KindsOfText))]
    public void Source_and_translation_side_by_side_hold_on_each_page(string kind)
    {
        foreach (var page in TextPages.Split(Of(kind, 200_000), 3_000).Take(3))
        {
            ShouldHold(new CardDraft()
                .Title(Strings.JobTitle, new JobId(long.MaxValue), Of(kind, 200))
                .SideBySide(("Source", page.Shown, false), ("Translation", page.Shown, true))
                .Pages(Verbs.Read, new JobId(long.MaxValue), "read", 2, 3)
                .Done());
        }
    }

    [Fact]
    public void Any_texts_make_a_card_that_holds() =>
        Gen.Select(AnyText.Gen, AnyText.Gen, AnyText.Gen, Gen.Int[1, 400]).Sample(
            static (source, translation, slug, times) =>
                ShouldHold(JobCard.For(View(Repeat(source, times), Repeat(translation, times), slug), Role.Admin, Now).Card),
            iter: 200);

    /// <summary>The same through the real application: a form that comes back with all that it can hold.</summary>
    [Theory]
    [InlineData("Chinese")]
    [InlineData("families of emoji")]
    [InlineData("controls")]
    [InlineData("backslashes")]
    [InlineData("line breaks")]
    [InlineData("computed dates")]
    [InlineData("one long word")]
    public async Task A_full_form_holds(string kind)
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(job => job with
        {
            Slug = Of(kind, 5_000),
            Status = "reviewable",
            BodySrc = Of(kind, 100_000),
            Revisions = [new(Of(kind, 100_000)), new("!" + Of(kind, 90_000))],
        }).Id;
        var words = Of(kind, TextBox.DefaultMaxLength);
        var form = (await app.SayAsync($"reject {job}")).Card;
        var again = await app.Ana.ClickAsync(form, "Reject", ("reason", "quality"), ("comment", words), ("captcha", "WRONG"));
        again.Card.ShouldHaveInput("comment", words);

        var approve = (await app.SayAsync($"approve {job}")).Card;
        await app.DeskAsync(job, "hold");
        await app.Ana.ClickAsync(approve, "Approve", ("translator", words), ("staff", Of(kind, 1_000)));

        Assert.All(app.Teams.Messages.Where(static message => message.HasCard), static message => message.Card.ShouldBeSound());
        foreach (var typed in (string[])["job", "read", "revision", "revisions", "diff", "comments"])
        {
            (await app.SayAsync($"{typed} {job}")).Card.ShouldBeSound();
        }
    }

    private static JobView View(string source, string translation, string slug) => Samples.View(Samples.Job() with
    {
        Id = new JobId(long.MaxValue),
        Slug = slug,
        Source = source,
        Translation = translation,
        SourceLanguage = slug,
        TargetLanguage = slug,
        Tier = slug,
        Price = new Money(12345678901234567890m, slug),
        Status = JobStatus.Reviewable,
    }) with
    {
        Revisions = int.MaxValue,
        Comments = int.MaxValue,
        NewestRevision = Now,
        LastAction = Samples.Done("approve", slug, Now),
    };

    /// <summary>The card holds as it is, and where each button names its account.</summary>
    private static void ShouldHold(Card card)
    {
        ShouldHoldAsDrawn(card);
        ShouldHoldAsDrawn(card.About(new CardAccount(new string('ä', 64), IsNamed: true)));
    }

    private static void ShouldHoldAsDrawn(Card card)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(card.Json), 1, Card.MaxBytes);
        var drawn = new DrawnCard(JsonElement.Parse(card.Json), null).ShouldBeSound();
        Assert.DoesNotContain("\\ud", card.Json.Replace("\\\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', drawn.Text.Replace("\uFFFD", "", StringComparison.Ordinal));
    }

    private static string Of(string kind, int length) => Repeat(Kinds[kind], (length / Kinds[kind].Length) + 1)[..length];

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
