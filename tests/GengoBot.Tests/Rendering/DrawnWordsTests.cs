using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Comments;
using GengoBot.Jobs;
using GengoBot.Tests.Jobs;

namespace GengoBot.Tests.Rendering;

/// <summary>Signs of differences, times and files as a reader sees them on a phone.</summary>
public sealed class DrawnWordsTests(CardRenderer renderer)
{
    private const int Phone = 360;

    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public async Task Signs_of_a_difference_fit_and_are_seen(Theme theme)
    {
        var draft = new CardDraft().Title(Strings.DiffTitle, 42, 1, 2);
        Difference.Draw(
            draft, "Alpha beta gamma.\nDelta caf\u00E9 word", "Alpha\u00A0beta  gamma.\n\nDelta cafe\u0301 wo\u200Brd\t", "de",
            wantedPage: 1, out _);

        await using var card = await renderer.RenderAsync(draft.Done().Json, theme, Phone);
        await card.ScreenshotAsync($"difference-signs-{theme}.png");

        Assert.Empty(card.Events);
        Assert.Empty(card.Overflowing);
        Assert.All(
            ["‹no-break space›", "␣", "⏎", "⇥", "‹zero-width space›", "‹U+00E9›", "The words look the same."],
            sign => Assert.Contains(sign, card.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public async Task Times_are_drawn_in_the_readers_words_beside_literal_names(Theme theme)
    {
        var thread = new[] { new Comment(new CommentAuthor("**worker** [x](https://a.example) <b>"), Noon, "Seen.") };

        await using var card = await renderer.RenderAsync(
            CommentsCard.For(new JobId(42), thread, Role.Commenter, wantedPage: 1).Json, theme, Phone);
        await card.ScreenshotAsync($"comments-{theme}.png");

        Assert.Empty(card.Events);
        Assert.Empty(card.Overflowing);
        Assert.Contains("**worker** [x](https://a.example) <b> · Tue, Nov 24, 2026 12:00", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public async Task A_file_job_fits(Theme theme)
    {
        var job = Samples.Job() with
        {
            Source = null,
            Translation = null,
            Type = "file",
            SourceFile = new Uri("https://files.example.test/in/manual.docx"),
            TranslationFile = new Uri("https://files.example.test/out/manual-de.docx"),
        };

        await using var card = await renderer.RenderAsync(JobCard.For(Samples.View(job), Role.Admin, Noon).Card.Json, theme, Phone);
        await card.ScreenshotAsync($"job-file-{theme}.png");

        Assert.Empty(card.Events);
        Assert.Empty(card.Overflowing);
        Assert.Contains("The translation is a file.", card.Text, StringComparison.Ordinal);
    }
}
