
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
