
namespace GengoBot.Tests.Jobs;

public sealed class ShowJobTests
{
    [Theory]
    [InlineData("job 42")]
    [InlineData("show 42")]
    [InlineData("status 42")]
    [InlineData("42")]
    [InlineData("#42")]
    [InlineData("job #42")]
    [InlineData("/job 42")]
    [InlineData("JOB 42!")]
    public async Task A_job_is_asked_for_in_many_ways(string typed)
    {
        await using var app = new BotApp();

        (await app.SayAsync(typed)).Card
            .ShouldShow("Job 42 · Lumen One: product page")
            .ShouldShow("Waits for your decision")
            .ShouldShow("English → German")
            .ShouldShow("pro")
            .ShouldShow("EUR")
            .ShouldShow("Entdecken Sie Lumen One")
            .ShouldShow("Meet Lumen One")
            .ShouldShow("Revision 2 · 1 comment")
            .ShouldShow("SANDBOX")
            .ShouldShow("by itself in about");
    }

    [Theory]
    [InlineData(42, "Approve…,Request changes…,Reject…,Watch,Read,Changes,Revisions,Comments,Refresh")]
    [InlineData(43, "Cancel…,Watch,Read,Comments,Refresh")]
    [InlineData(44, "Watch,Read,Comments,Refresh")]
    [InlineData(45, "Watch,Read,Revisions,Comments,Refresh")]
    [InlineData(46, "Watch,Read,Revisions,Comments,Feedback,Refresh")]
    [InlineData(50, "Watch,Read,Comments,Refresh")]
    [InlineData(51, "Watch,Read,Comments,Refresh")]
    public async Task Buttons_are_those_that_its_state_allows(long job, string buttons)
    {
        await using var app = new BotApp();

        var card = (await app.SayAsync($"job {job}")).Card;

        Assert.Equal(buttons.Split(','), card.Buttons.Select(static button => button.Title));
    }

    [Fact]
    public async Task The_machine_translation_comes_when_asked_for_and_is_labelled()
    {
        await using var app = new BotApp();

        (await app.SayAsync("job 43")).Card.ShouldNotShow("Machine translation");
        (await app.SayAsync("job 43 --mt")).Card.ShouldShow("Machine translation")
            .ShouldShow("Unsere Frühling Sammlung")
            .ShouldShow("not for review");

        Assert.Contains(app.Gengo.Calls, static call => call.Path.EndsWith("pre_mt=1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refresh_shows_what_has_become_of_it(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("job 42")).Card;
        await app.DeskAsync(42, "approve");

        (await app.Ana.PressAsync(execute, card, "Refresh")).Card.ShouldShow("Approved").ShouldNotHaveButton("Approve…");
    }

    [Fact]
    public async Task A_translation_from_right_to_left_is_drawn_so()
    {
        await using var app = new BotApp();

        var card = (await app.SayAsync("job 47")).Card;

        Assert.Single(card.Elements(), static element => element.TryGetProperty("rtl", out var rtl) && rtl.GetBoolean());
    }

    [Theory]
    [InlineData("job 0")]
    [InlineData("job -1")]
    [InlineData("job abc")]
    [InlineData("job 4.2")]
    [InlineData("job 9223372036854775808")]
    public async Task What_is_no_job_number_is_answered_with_what_one_looks_like(string typed)
    {
        await using var app = new BotApp();

        Assert.Contains("A job number is a whole number like 42", (await app.SayAsync(typed)).Sentence, StringComparison.Ordinal);
        Assert.Empty(app.Gengo.Calls);
    }

    [Fact]
    public async Task In_a_thread_about_one_job_its_number_can_be_left_out()
    {
        await using var app = new BotApp();

        await app.SayInChannelAsync("job 42");
        (await app.SayInChannelAsync("revisions")).Card.ShouldShow("Revisions of job 42");

        await app.SayInChannelAsync("job 47");
        Assert.Contains("Which job?", (await app.SayInChannelAsync("revisions")).Sentence, StringComparison.Ordinal);
        Assert.Contains("Which job?", (await app.SayAsync("revisions")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_words_are_shown_literally()
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(static job => job with
        {
            Slug = "**bold** [link](http://x) {{DATE(2020-01-01T00:00:00Z)}} <at>Ana</at>",
            Status = "reviewable",
            BodySrc = "{{TIME(2020-01-01T00:00:00Z)}} **b**",
            Revisions = [new("{{DATE(2020-01-01T00:00:00Z,SHORT)}}")],
        }).Id;

        var card = (await app.SayAsync($"job {job}")).Card;

        Assert.DoesNotContain("{{DATE(2020", card.Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("{{TIME(2020", card.Json.GetRawText(), StringComparison.Ordinal);
        card.ShouldShow("**bold** [link](http://x)");
    }
}
