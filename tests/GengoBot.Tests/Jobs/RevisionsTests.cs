
namespace GengoBot.Tests.Jobs;

public sealed class RevisionsTests
{
    [Theory]
    [InlineData("revisions 42")]
    [InlineData("history 42")]
    public async Task They_are_listed_newest_first(string typed)
    {
        await using var app = new BotApp();

        var text = (await app.SayAsync(typed)).Card.ShouldShow("newest").ShouldHaveButton("Changes").Text;

        Assert.InRange(text.IndexOf("Revision 2", StringComparison.Ordinal), 1, text.IndexOf("Revision 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task There_are_ten_on_a_page(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(static job => job with
        {
            Status = "reviewable",
            Revisions = [.. Enumerable.Range(1, 23).Select(static number => new global::Gengo.Sandbox.Jobs.Revision($"Text {number}"))],
        }).Id;

        var first = (await app.SayAsync($"revisions {job}")).Card;
        first.ShouldShow("Page 1 of 3").ShouldShow("Revision 23 ·").ShouldShow("Revision 14 ·").ShouldNotShow("Revision 13 ·");
        var second = (await app.Ana.PressAsync(execute, first, "Next")).Card;
        second.ShouldShow("Revision 13 ·").ShouldShow("Revision 4 ·").ShouldNotShow("Revision 3 ·");

        (await app.Ana.PressAsync(execute, second, "Revision 13")).Card.ShouldShow("revision 13 of 23").ShouldShow("Text 13");
    }

    [Theory]
    [InlineData("revision 42 1")]
    [InlineData("rev 42/1")]
    [InlineData("42@1")]
    [InlineData("revision 42 30401")]
    public async Task One_is_named_as_people_count_or_by_Gengos_number(string typed)
    {
        await using var app = new BotApp();

        (await app.SayAsync(typed)).Card.ShouldShow("Job 42 · revision 1 of 2").ShouldShow("die Ihrem Tag folgt");
    }

    [Theory]
    [InlineData("revision 42 9", "It has revisions 1 to 2")]
    [InlineData("revision 43", "has no revision yet")]
    [InlineData("revision 42 x", "Revisions are counted from 1")]
    [InlineData("diff 42 1..9", "It has revisions 1 to 2")]
    [InlineData("diff 46", "only one revision")]
    [InlineData("diff 43", "has no revision yet")]
    public async Task What_is_not_there_is_said_in_a_sentence(string typed, string sentence)
    {
        await using var app = new BotApp();

        Assert.Contains(sentence, (await app.SayAsync(typed)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_without_any_says_so()
    {
        await using var app = new BotApp();

        (await app.SayAsync("revisions 43")).Card.ShouldShow("No revision yet");
    }

    [Theory]
    [InlineData("diff 42")]
    [InlineData("compare 42")]
    [InlineData("changes 42 1..2")]
    [InlineData("diff 42 30401..30417")]
    public async Task The_difference_marks_what_went_and_what_came(string typed)
    {
        await using var app = new BotApp();

        (await app.SayAsync(typed)).Card
            .ShouldShow("changes from revision 1 to 2").ShouldShow("[−folgt−]").ShouldShow("[+begleitet+]");
    }

    [Theory]
    [InlineData("de", "Alpha\nBeta", "Alpha\n\nBeta", "[+\u23CE+]")]
    [InlineData("de", "text", "text\n", "[+\u23CE+]")]
    [InlineData("de", "a b", "a\u00A0b", "[+\u2039no-break space\u203A+]")]
    [InlineData("de", "caf\u00E9", "cafe\u0301", "\u2039U+0065 U+0301\u203A")]
    [InlineData("ar", "\u0642\u0647", "\u0642\u0647\u200F", "\u2039right-to-left mark\u203A")]
    public async Task A_difference_that_cannot_be_seen_has_a_sign_and_a_sentence(string language, string before, string after, string sign)
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(job => job with { LcTgt = language, Status = "reviewable", Revisions = [new(before), new(after)] }).Id;

        (await app.SayAsync($"diff {job}")).Card
            .ShouldShow("The words look the same.").ShouldShow(sign).ShouldShow("\u23CE line break");
    }

    [Theory]
    [InlineData("km", "\u1781\u17D2\u1789\u17BB\u17C6\u179F\u17D2\u179A\u17B6\u1780\u17B6\u17A0\u17D2\u179C\u17C1",
        "\u1781\u17D2\u1789\u17BB\u17C6\u179F\u17D2\u179A\u17B6\u178F\u17C2\u17A0\u17D2\u179C\u17C1",
        "[\u2212\u1780\u17B6\u2212]", "[+\u178F\u17C2+]")]
    [InlineData("lo", "\u0E82\u0EC9\u0EAD\u0E8D\u0E81\u0EB4\u0E99\u0EC0\u0E82\u0EBB\u0EC9\u0EB2",
        "\u0E82\u0EC9\u0EAD\u0E8D\u0E81\u0EB4\u0E99\u0E9B\u0EB2",
        "[\u2212\u0EC0\u0E82\u0EBB\u0EC9\u0EB2\u2212]", "[+\u0E9B\u0EB2+]")]
    [InlineData("my", "\u1019\u103C\u1014\u103A\u1019\u102C\u1005\u102C", "\u1019\u103C\u1014\u103A\u1019\u102C\u1000\u102C",
        "[\u2212\u1005\u102C\u2212]", "[+\u1000\u102C+]")]
    [InlineData("de", "Lumen\u5149\u308B", "Lumen\u5149\u3044", "[\u2212\u308B\u2212]", "[+\u3044+]")]
    public async Task Without_spaces_between_words_the_changed_part_is_marked(
        string language, string before, string after, string removed, string added)
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(job => job with { LcTgt = language, Status = "reviewable", Revisions = [new(before), new(after)] }).Id;

        (await app.SayAsync($"diff {job}")).Card.ShouldShow(removed).ShouldShow(added);
    }

    [Fact]
    public async Task What_stayed_is_folded_in_the_difference()
    {
        await using var app = new BotApp();
        var much = string.Join(' ', Enumerable.Range(1, 300).Select(static number => $"Wort{number}"));
        var job = app.Gengo.AddJob(job => job with { Status = "reviewable", Revisions = [new("Alt. " + much), new("Neu. " + much)] }).Id;

        (await app.SayAsync($"diff {job}")).Card.ShouldShow("[−Alt−]")
            .ShouldShow("[+Neu+]")
            .ShouldShow("words unchanged")
            .ShouldNotShow("Wort150");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_difference_is_a_press_away_from_the_job(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("job 42")).Card;

        var diff = (await app.Ana.PressAsync(execute, card, "Changes")).Card.ShouldShow("[−folgt−]");

        (await app.Ana.PressAsync(execute, diff, "Back to the job")).Card.ShouldShow("Job 42 · Lumen One");
    }
}
