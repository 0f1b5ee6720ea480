using Gengo;
using GengoBot.Accounts;
using GengoBot.Comments;
using GengoBot.Jobs;
using GengoBot.Writes;

namespace GengoBot.Tests.Jobs;

/// <summary>The main cards, as files that one can look at.</summary>
public sealed class JobCardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reviewable() => Golden.Compare(
        Draw(Samples.Job(), Samples.Done("revise", "Ana Ruiz", Now.AddHours(-5))), nameof(Reviewable));

    [Fact]
    public void Reviewable_for_a_viewer() => Golden.Compare(
        JobCard.For(Samples.View(Samples.Job()) with { Revisions = 2, Comments = 1 }, Role.Viewer, Now).Card.Json,
        nameof(Reviewable_for_a_viewer));

    [Fact]
    public void Available_with_a_machine_translation() => Golden.Compare(
        Draw(
            Samples.Job() with
            {
                Status = JobStatus.Available,
                Translation = "Der Schnee ist weg.",
                IsMachineTranslation = true,
                Eta = TimeSpan.FromHours(4)
            }),
        nameof(Available_with_a_machine_translation));

    [Fact]
    public void Approved() => Golden.Compare(Draw(Samples.Job() with { Status = JobStatus.Approved }), nameof(Approved));

    [Fact]
    public void Arabic() => Golden.Compare(
        Draw(Samples.Job() with { Slug = "شعار", TargetLanguage = "ar", Translation = "قهوة طازجة كل أسبوع.\nبدون التزام." }),
        nameof(Arabic));

    [Fact]
    public void In_a_status_that_nobody_knows() =>
        Golden.Compare(
            Draw(Samples.Job() with { Status = new JobStatus("{{DATE(2020-01-01T00:00:00Z)}}"), Price = null, Tier = null }),
            nameof(In_a_status_that_nobody_knows));

    [Fact]
    public void Comments() => Golden.Compare(
        CommentsCard.For(
            new JobId(42),
            [
                new Comment(new CommentAuthor("customer"), Now.AddHours(-3), "Is **Lumen** a name?\n\nPlease keep it."),
                new Comment(new CommentAuthor("worker"), Now.AddHours(-2), "Yes."),
                new Comment(new CommentAuthor("language specialist"), null, "Seen."),
            ],
            Role.Commenter,
            wantedPage: 1).Json,
        nameof(Comments));

    [Theory]
    [InlineData("approve 42", "Approve")]
    [InlineData("revise 42 Too literal", "Revise")]
    [InlineData("reject 49 --reason quality Too literal", "Reject")]
    [InlineData("cancel 43", "Cancel")]
    [InlineData("diff 42", "Diff")]
    [InlineData("help", "Help")]
    [InlineData("nonsense", "Not_understood")]
    public async Task As_the_application_draws_it(string typed, string name)
    {
        await using var app = new BotApp();

        Golden.Compare((await app.SayAsync(typed)).Card.Json.GetRawText(), name);
    }

    private static string Draw(Job job, JobWrite? last = null) => JobCard.For(
        Samples.View(job) with { Revisions = 2, NewestRevision = Now.AddHours(-89), Comments = 1, LastAction = last }, Role.Admin,
        Now).Card.Json;
}
