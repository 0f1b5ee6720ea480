using Gengo;
using GengoBot.Conversations;
using GengoBot.Reviews;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GengoBot.Tests.Reviews;

/// <summary>
/// Gengo takes a write and cannot be read, before it, right after it, or for long: the people hear the truth, if need be later.
/// </summary>
public sealed class UnreadableGengoTests
{
    /// <summary>A read is tried so often before it counts as failed.</summary>
    private const int Tries = 4;

    private const string Words = "Kept words";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("500")]
    [InlineData("html")]
    [InlineData("timeout-before")]
    [InlineData("2800")]
    public async Task Where_the_fresh_look_fails_nothing_is_sent_the_words_are_kept_and_the_job_is_free(string fault)
    {
        await using var app = Hurried();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"revise {job}")).Card;
        await app.FaultAsync("GET", fault, Tries);

        var answer = (await app.Ana.ClickAsync(form, "Send back", ("comment", Words))).Card;

        answer.ShouldShow("Nothing was changed and nothing was sent").ShouldHaveInput("unsent1", Words);
        Assert.Empty(app.Writes);
        (await app.Ana.ClickAsync(form, "Send back", ("comment", Words))).Card.ShouldShow("Sent back");
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task Where_the_first_look_back_fails_the_next_one_tells()
    {
        await using var app = Hurried();
        var job = app.Reviewable();

        var answer = (await ReviseAsync(app, job, "timeout-after", failedReads: Tries)).Card;

        answer.ShouldShow("Sent back for changes by Ana Ruiz");
        Assert.Single(app.Writes);
    }

    [Theory]
    [InlineData("timeout-after", "took effect", "Sent back for changes by Ana Ruiz")]
    [InlineData("500", "nothing happened", "Request changes…")]
    public async Task What_nobody_could_tell_is_told_when_Gengo_can_be_read_again(string fault, string news, string card)
    {
        await using var app = Hurried();
        var job = app.Reviewable();
        await app.SayAsync($"job {job}");

        (await ReviseAsync(app, job, fault, failedReads: 2 * Tries)).Card.ShouldShow("I do not know whether it took effect");
        await ResolveAsync(app);

        var line = await app.Teams.WaitAsync(
            static message => message.Text?.StartsWith("Gengo answers again", StringComparison.Ordinal) == true);
        Assert.Contains(news, line.Text ?? "", StringComparison.Ordinal);
        var newest = await app.Services.GetRequiredService<ShownJobStore>()
            .FindAsync(app.Ana.Conversation, "sandbox", new JobId(job), Cancel);
        app.Teams.CardAt(newest?.CardId ?? "").ShouldShow(card);
        Assert.Single(app.Writes);
        await ShouldBeAuditedAsync(app, job, fault == "500" ? "not done" : "done");
    }

    [Fact]
    public async Task Where_the_job_cannot_be_read_after_it_was_done_the_answer_still_is_that_it_is_done()
    {
        await using var app = Hurried();
        var job = app.Reviewable();

        // The job, its revisions and its comments.
        var answer = (await ReviseAsync(app, job, fault: null, failedReads: 3 * Tries)).Card;

        answer.ShouldShow("Sent back for changes by Ana Ruiz").ShouldNotHaveButton("Send back");
    }

    [Fact]
    public async Task A_write_that_arrives_between_two_looks_back_is_found_done()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        await app.FaultAsync("PUT", "500");
        var put = app.Calls.HoldNext(HttpMethod.Put);
        var look = app.Calls.HoldNext(HttpMethod.Get);
        var nextLook = app.Calls.HoldNext(HttpMethod.Get);

        var pressing = app.Ana.ClickAsync(form, "Approve");
        put.Release();
        look.Release();
        await nextLook.Reached.WaitAsync(Cancel);
        await app.DeskAsync(job, "approve");
        nextLook.Release();

        (await pressing).Card.ShouldShow("Approved by Ana Ruiz");
        Assert.Single(app.Writes);
    }

    [Theory]
    [InlineData("timeout-after", "took effect", 1)]
    [InlineData("500", "nothing happened", 0)]
    public async Task A_comment_of_which_nobody_could_tell_is_told_about_later_too(string fault, string news, int arrived)
    {
        await using var app = Hurried();
        var job = app.Reviewable();
        await app.FaultAsync("POST", fault);
        var post = app.Calls.HoldNext(HttpMethod.Post);

        var saying = app.SayAsync($"comment {job} {Words}");
        await post.Reached.WaitAsync(Cancel);
        await app.FaultAsync("GET", "500", 2 * Tries);
        post.Release();
        Assert.Contains("I do not know whether the comment arrived", (await saying).Sentence, StringComparison.Ordinal);
        await ResolveAsync(app);

        var line = await app.Teams.WaitAsync(
            static message => message.Text?.StartsWith("Gengo answers again", StringComparison.Ordinal) == true);
        Assert.Contains(news, line.Text ?? "", StringComparison.Ordinal);
        Assert.Equal(arrived, app.Job(job).Thread.Count(static comment => comment.Body == Words));
        Assert.Single(app.Writes);
    }

    private static BotApp Hurried() => new(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));

    /// <summary>Sends it back; the write meets the fault, and the reads after it fail.</summary>
    private static async Task<Reply> ReviseAsync(BotApp app, long job, string? fault, int failedReads)
    {
        var form = (await app.SayAsync($"revise {job}")).Card;
        if (fault is not null)
        {
            await app.FaultAsync("PUT", fault);
        }

        var put = app.Calls.HoldNext(HttpMethod.Put);
        var pressing = app.Ana.ClickAsync(form, "Send back", ("comment", Words));
        await put.Reached.WaitAsync(Cancel);
        await app.FaultAsync("GET", "500", failedReads);
        put.Release();
        return await pressing;
    }

    private static Task ResolveAsync(BotApp app) =>
        app.Services.GetServices<IHostedService>().OfType<UnfinishedWrites>().Single().ResolveAllAsync(Cancel);

    private static async Task ShouldBeAuditedAsync(BotApp app, long job, string outcome) =>
        (await app.SayAsync($"audit {job}")).Card.ShouldShow($": {outcome}");
}
