using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Jobs;

/// <summary>What each kind of job shows, and what an approval of it is bound to.</summary>
public sealed class JobKindTests
{
    private const string SourceFile = "https://files.example.test/in/manual.docx";
    private const string TranslationFile = "https://files.example.test/out/7/manual-de.docx";

    private static readonly string[] Decisions = ["Approve…", "Request changes…", "Reject…"];

    [Theory]
    [InlineData(Status.Available)]
    [InlineData(Status.Pending)]
    [InlineData(Status.Revising)]
    [InlineData(Status.Rejected)]
    [InlineData(Status.Hold)]
    [InlineData(Status.Canceled)]
    public async Task A_text_that_Gengo_does_not_promise_is_said_not_to_be_final_and_cannot_be_decided(string status)
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(job => job with { Status = status, UnfinishedTranslation = "Frühling da." }).Id;

        var card = (await app.SayAsync($"job {job}")).Card;

        card.ShouldShow("Not the final translation (German)").ShouldShow("Frühling da.").ShouldNotShow("\nTranslation (German)");
        Assert.All(Decisions, title => card.ShouldNotHaveButton(title));
        (await app.SayAsync($"read {job}")).Card.ShouldShow("Not the final translation (German)");
        foreach (var typed in (string[])["approve # --confirm", "revise # Words", "reject # --reason quality --confirm Words"])
        {
            await app.SayAsync(typed.Replace("#", $"{job}", StringComparison.Ordinal));
        }

        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task A_text_that_was_seen_before_it_was_final_has_to_be_seen_again()
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(job => job with { Status = Status.Pending, UnfinishedTranslation = "Der Frühling." }).Id;
        await app.SayAsync($"job {job}");
        await app.DeskAsync(job, "submit", "Der Frühling.");

        (await app.SayAsync($"approve {job} --confirm")).Card.ShouldHaveButton("Approve");

        Assert.Empty(app.Writes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_job_says_so_links_to_its_files_and_is_decided_about_the_one_that_was_linked(bool execute)
    {
        await using var app = new BotApp();
        var job = FileJob(app);
        var card = (await app.SayAsync($"job {job}")).Card;
        card.ShouldShow("File").ShouldShow("The source is a file.").ShouldShow("The translation is a file.");
        Assert.Equal([SourceFile, TranslationFile + "?signature=1"], card.Links);

        var form = (await app.Ana.PressAsync(execute, card, "Approve…")).Card.ShouldShow("The translation is a file.");
        Assert.Equal([TranslationFile + "?signature=1"], form.Links);
        app.Gengo.ChangeJob(job, static job => job with { FileUrlTgt = TranslationFile.Replace("/7/", "/8/", StringComparison.Ordinal) });
        var again = (await app.Ana.PressAsync(execute, form, "Approve")).Card.ShouldShow("has changed since you saw it");
        Assert.Empty(app.Writes);

        await app.Ana.PressAsync(execute, again, "Approve");
        Assert.Equal(Status.Approved, app.Job(job).Status);
    }

    [Fact]
    public async Task A_new_signature_in_the_address_of_a_file_is_no_other_file()
    {
        await using var app = new BotApp();
        var job = FileJob(app);
        var form = (await app.SayAsync($"approve {job}")).Card;
        app.Gengo.ChangeJob(job, static job => job with { FileUrlTgt = TranslationFile + "?signature=2" });

        await app.Ana.ClickAsync(form, "Approve");

        Assert.Equal(Status.Approved, app.Job(job).Status);
    }

    [Fact]
    public async Task A_file_that_is_not_there_yet_is_not_linked()
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(static job => job with { Status = Status.Pending, FileUrlSrc = SourceFile }).Id;

        var card = (await app.SayAsync($"job {job}")).Card.ShouldShow("The source is a file.").ShouldNotShow("The translation is a file.");

        Assert.Equal([SourceFile], card.Links);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_translation_there_is_nothing_to_decide(bool isFile)
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(job => job with { Status = Status.Reviewable, FileUrlSrc = isFile ? SourceFile : null }).Id;

        var card = (await app.SayAsync($"job {job}")).Card.ShouldShow("there is nothing to decide");

        Assert.All(Decisions, title => card.ShouldNotHaveButton(title));
        foreach (var typed in (string[])["approve #", "approve # --confirm", "revise # Words", "reject # --reason quality --confirm Words"])
        {
            var answer = await app.SayAsync(typed.Replace("#", $"{job}", StringComparison.Ordinal));
            Assert.Contains("there is nothing to decide", answer.Sentence, StringComparison.Ordinal);
        }

        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task A_translation_that_is_gone_when_the_form_is_sent_stops_the_decision()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        app.Gengo.ChangeJob(job, static job => job with { Revisions = [] });

        var answer = await app.Ana.ClickAsync(form, "Approve");

        Assert.Contains("there is nothing to decide", answer.Sentence, StringComparison.Ordinal);
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Services_and_glossary_are_shown()
    {
        await using var app = new BotApp(("Sandbox:Generation", "2019"));
        var job = app.Gengo.AddJob(static job => job with { Services = ["translation", "edit"], GlossaryId = "115" }).Id;

        (await app.SayAsync($"job {job}")).Card.ShouldShow("translation, edit · glossary 115");
    }

    [Fact]
    public async Task A_job_that_is_approved_without_a_review_says_so()
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(static job => job with { Status = Status.Pending, AutoApprove = true }).Id;

        (await app.SayAsync($"job {job}")).Card.ShouldShow("without a review");
    }

    private static long FileJob(BotApp app) => app.Gengo.AddJob(static job => job with
    {
        Status = Status.Reviewable,
        FileUrlSrc = SourceFile,
        FileUrlTgt = TranslationFile + "?signature=1",
    }).Id;
}
