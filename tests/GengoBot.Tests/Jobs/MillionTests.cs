using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GengoBot.Playground;
using GengoBot.Tests.Text;

namespace GengoBot.Tests.Jobs;

/// <summary>Long texts, up to 1,000,000 characters. <see cref="Reply.Card"/> checks the size of each card.</summary>
public sealed partial class MillionTests
{
    private const int Size = 1_000_000;

    [Theory]
    [InlineData("de", "Wort #: \"ge\u0301lb\" & mehr. ", Size)]
    [InlineData("ja", "\u65E5\u672C\u8A9E#\u3067\u3059\u3002\U0001F469\u200D\U0001F4BB", Size / 5)]
    [InlineData("de", "x#y", Size)]
    [InlineData("ar", "\u0643\u0644\u0645\u0629 # \u0637\u0648\u064A\u0644\u0629. ", Size / 5)]
    public async Task It_is_read_page_by_page(string language, string piece, int size)
    {
        await using var app = new BotApp();
        var text = Text(piece, size);
        var job = app.Gengo.AddJob(
            job =>
                job with
                {
                    Status = "reviewable",
                    LcSrc = language,
                    LcTgt = language == "de" ? "fr" : "de",
                    BodySrc = text,
                    Revisions = [new(text)]
                }).Id;

        var excerpts = Quotes((await app.SayAsync($"job {job}")).Card.ShouldShow("more characters"));
        Assert.All(excerpts, excerpt => Assert.StartsWith(excerpt.Text[..^2], text, StringComparison.Ordinal));
        await ShouldGoOnAsync(app, $"read {job}", (card, side) => Quotes(card)[side], text, language, sides: 2);
        await ShouldGoOnAsync(app, $"revision {job} 1", (card, side) => Quotes(card)[side], text, "de", sides: 1);
    }

    [Theory]
    [InlineData("de", "Wort # und mehr. ")]
    [InlineData("ja", "\u65E5\u672C\u8A9E#\u3067\u3059\u3002")]
    [InlineData("ar", "\u0643\u0644\u0645\u0629 # \u0637\u0648\u064A\u0644\u0629. ")]
    public async Task A_few_changes_are_found_in_it(string language, string piece)
    {
        await using var app = new BotApp();
        var before = Text(piece);
        var after = before.Replace("12345", "ABC", StringComparison.Ordinal).Replace("23456", "DEF", StringComparison.Ordinal);
        var job = app.Gengo.AddJob(job => job with { Status = "reviewable", LcTgt = language, Revisions = [new(before), new(after)] }).Id;

        (await app.SayAsync($"diff {job}")).Card.ShouldShow("[−12345−]")
            .ShouldShow("[+ABC+]")
            .ShouldShow("[−23456−]")
            .ShouldShow("[+DEF+]")
            .ShouldShow("unchanged")
            .ShouldNotShow("Page 1 of");
    }

    [Theory]
    [InlineData("de", "alt # da ", "neu # hier ", Size)]
    [InlineData("de", "x#y", "y#z", Size / 5)]
    [InlineData("ja", "\u65E5\u672C#", "\u3067\u3059#\u8A9E", Size / 5)]
    public async Task A_difference_everywhere_is_paged(string language, string old, string current, int size)
    {
        await using var app = new BotApp();
        var (before, after) = (Text(old, size), Text(current, size));
        var job = app.Gengo.AddJob(job => job with { Status = "reviewable", LcTgt = language, Revisions = [new(before), new(after)] }).Id;

        // Nothing in common but perhaps a first or a last character.
        await ShouldGoOnAsync(
            app, $"diff {job}", static (card, _) => (Marks.Replace(Quotes(card)[0].Text, ""), Quotes(card)[0].RightToLeft), before + after,
            language, sides: 1);
    }

    /// <summary>
    /// The first pages, two in the middle and the last: each goes on where the one before it ended, and there is nothing before or after
    /// them.
    /// </summary>
    private static async Task ShouldGoOnAsync(
        BotApp app, string command, Func<DrawnCard, int, (string Text, bool RightToLeft)> shown, string text, string language, int sides)
    {
        var first = (await app.SayAsync(command)).Card;
        var pages = int.Parse(PageOf.Match(first.Text).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(pages, 30, 2_000);
        var second = (await app.Ana.ClickAsync(first, "Next")).Card;
        var middle = (await app.SayAsync($"{command} --page {pages / 2}")).Card;
        var next = (await app.Ana.ClickAsync(middle, "Next")).Card.ShouldShow($"Page {(pages / 2) + 1} of {pages}");
        var last = (await app.SayAsync($"{command} --page {pages}")).Card.ShouldNotHaveButton("Next");
        var beforeLast = (await app.Ana.ClickAsync(last, "Previous")).Card;
        Assert.Equal(last.Text, (await app.SayAsync($"{command} --page {pages + 1}")).Card.Text);

        for (var side = 0; side < sides; side++)
        {
            Assert.Equal(language == "ar" && side == 0, shown(first, side).RightToLeft);
            Assert.StartsWith(shown(first, side).Text + shown(second, side).Text, text, StringComparison.Ordinal);
            Assert.EndsWith(shown(beforeLast, side).Text + shown(last, side).Text, text, StringComparison.Ordinal);
            var both = shown(middle, side).Text + shown(next, side).Text;
            var place = text.IndexOf(both, StringComparison.Ordinal);
            Assert.InRange(place, 1, text.Length);
            Assert.Subset(AnyText.Borders(text), new HashSet<int> { place, place + shown(middle, side).Text.Length, place + both.Length });
        }
    }

    /// <summary>The quoted texts of a card, and whether they run from right to left.</summary>
    private static List<(string Text, bool RightToLeft)> Quotes(DrawnCard card) =>
    [
        .. card.Elements().Where(static element => element.Text("type") == "Container" && element.Text("style") == "emphasis")
            .Select(
                static container =>
                    (string.Concat(container.GetProperty("items").EnumerateArray()
                        .SelectMany(static line => line.GetProperty("inlines").EnumerateArray()).Select(static run => run.Text("text"))),
                container.Member("rtl")?.ValueKind == JsonValueKind.True)),
    ];

    /// <summary>Repeats a piece with a number in it, so that each place in the text is like no other.</summary>
    private static string Text(string piece, int size = Size)
    {
        var text = new StringBuilder(size + 100);
        for (var number = 10_000; text.Length < size; number++)
        {
            text.Append(piece.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return text.ToString();
    }

    [GeneratedRegex(@"Page \d+ of (\d+)")]
    private static partial Regex PageOf { get; }

    [GeneratedRegex(@"\[[−+]|[−+]\]")]
    private static partial Regex Marks { get; }
}
