using Gengo;
using Microsoft.Extensions.DependencyInjection;

using Desk = Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.AgainstSandbox;

/// <summary>
/// The client and the sandbox were written apart from Gengo's documents: here each checks the other, in both generations.
/// </summary>
public sealed class CallsTests
{
    [Theory]
    [InlineData("2013")]
    [InlineData("2019")]
    public async Task A_job_is_read_as_it_stands(string generation)
    {
        await using var app = new BotApp(("Sandbox:Generation", generation));

        var job = await Client(app).GetJobAsync(new JobId(42), cancellationToken: Token);

        var truth = app.Job(42);
        Assert.Equal(
            (42, truth.OrderId, truth.Slug, truth.BodySrc, truth.Revisions[^1].Body, "en", "de", JobStatus.Reviewable, "pro"),
            (job.Id.Value, job.OrderId, job.Slug, job.Source, job.Translation, job.SourceLanguage, job.TargetLanguage, job.Status,
                job.Tier));
        Assert.Equal(
            (truth.UnitCount, truth.Credits, "EUR", truth.CustomData),
            (job.UnitCount, job.Price?.Amount, job.Price?.Currency, job.CustomData));
        Assert.Equal(truth.Ctime.ToUnixTimeSeconds(), job.OrderedAt?.ToUnixTimeSeconds());
        Assert.Equal(generation == "2013", job.CaptchaUrl is not null);
    }

    [Theory]
    [InlineData("2013")]
    [InlineData("2019")]
    public async Task Every_status_of_the_demo_is_read(string generation)
    {
        await using var app = new BotApp(("Sandbox:Generation", generation));

        foreach (var truth in app.Gengo.Jobs)
        {
            Assert.Equal(truth.Status, (await Client(app).GetJobAsync(new JobId(truth.Id), cancellationToken: Token)).Status.ToString());
        }
    }

    [Fact]
    public async Task The_machine_translation_comes_with_pre_mt_only()
    {
        await using var app = new BotApp();

        Assert.Null((await Client(app).GetJobAsync(new JobId(43), cancellationToken: Token)).Translation);
        var machine = await Client(app).GetJobAsync(new JobId(43), preMt: true, Token);
        Assert.Equal(app.Job(43).MachineTranslation, machine.Translation);
        Assert.True(machine.IsMachineTranslation);
        Assert.False((await Client(app).GetJobAsync(new JobId(42), preMt: true, Token)).IsMachineTranslation);
    }

    [Theory]
    [InlineData("2013")]
    [InlineData("2019")]
    public async Task Revisions_come_oldest_first_with_times_and_texts(string generation)
    {
        await using var app = new BotApp(("Sandbox:Generation", generation));

        var revisions = await Client(app).GetRevisionsAsync(new JobId(42), Token);
        var text = await Client(app).GetRevisionAsync(new JobId(42), revisions[0].Id, Token);

        Assert.Equal([30_401, 30_417], revisions.Select(static revision => revision.Id.Value));
        Assert.Equal(app.Job(42).Revisions[0].Time.ToUnixTimeSeconds(), revisions[0].CreatedAt?.ToUnixTimeSeconds());
        Assert.Equal(app.Job(42).Revisions[0].Body, text.Text);
    }

    [Theory]
    [InlineData("2013")]
    [InlineData("2019")]
    public async Task Feedback_and_comments_are_read_and_a_comment_is_posted(string generation)
    {
        await using var app = new BotApp(("Sandbox:Generation", generation));

        var feedback = await Client(app).GetFeedbackAsync(new JobId(46), Token);
        await Client(app).PostCommentAsync(new JobId(42), "Grüße, \"quoted\" & 😀\n+%", Token);
        var thread = await Client(app).GetCommentsAsync(new JobId(42), Token);

        Assert.Equal((5m, app.Job(46).Feedback?.ForTranslator), (feedback?.Rating, feedback?.ForTranslator));
        Assert.True(thread[0].Author.IsTranslator);
        Assert.True(thread[1].Author.IsCustomer);
        Assert.Equal("Grüße, \"quoted\" & 😀\n+%", thread[1].Body);
    }

    [Theory]
    [InlineData("2013")]
    [InlineData("2019")]
    public async Task Each_decision_takes_effect_as_given(string generation)
    {
        await using var app = new BotApp(("Sandbox:Generation", generation));
        var client = Client(app);

        await client.ApproveJobAsync(
            new JobId(47), new Approval { Rating = 4, ForTranslator = "Ä & \"x\"", ForStaff = "+", Public = true }, Token);
        await client.ReviseJobAsync(new JobId(48), "Bitte ändern", Token);
        await client.CancelJobAsync(new JobId(43), Token);
        await client.RejectJobAsync(
            new JobId(42),
            new Rejection
            {
                Reason = RejectionReason.Incomplete,
                Comment = "Fehlt",
                Captcha = app.Gengo.CaptchaAnswer(42),
                FollowUp = FollowUp.Cancel,
            },
            Token);

        Assert.Equal(new Desk.Feedback(4, "Ä & \"x\"", "+", Public: true), app.Job(47).Feedback);
        Assert.Equal((Desk.Status.Revising, "Bitte ändern"), (app.Job(48).Status, app.Job(48).Thread[^1].Body));
        Assert.Equal(Desk.Status.Canceled, app.Job(43).Status);
        Assert.Equal(new Desk.Rejection("incomplete", "Fehlt", Requeue: false), app.Job(42).Rejection);
    }

    [Fact]
    public async Task A_wrong_captcha_brings_the_address_of_the_next()
    {
        await using var app = new BotApp();
        var before = (await Client(app).GetJobAsync(new JobId(42), cancellationToken: Token)).CaptchaUrl;

        var wrong = await Assert.ThrowsAsync<WrongCaptchaException>(() => Client(app).RejectJobAsync(
            new JobId(42), new Rejection { Reason = RejectionReason.Quality, Comment = "No", Captcha = "WRONG" }, Token));

        Assert.NotNull(wrong.NewCaptcha);
        Assert.NotEqual(before, wrong.NewCaptcha);
        Assert.Equal((await Client(app).GetJobAsync(new JobId(42), cancellationToken: Token)).CaptchaUrl, wrong.NewCaptcha);
    }

    [Theory]
    [InlineData("2013", "get 999", 2100)]
    [InlineData("2019", "get 999", 2100)]
    [InlineData("2013", "revision 42", 2200)]
    [InlineData("2013", "approve 43", 2250)]
    [InlineData("2019", "revise 44", 2250)]
    [InlineData("2013", "reject 43", 2250)]
    [InlineData("2019", "reject 43", 2650)]
    [InlineData("2013", "reject 42", 2400)]
    [InlineData("2013", "cancel 44", 2252)]
    public async Task A_refusal_carries_Gengos_code(string generation, string call, int code)
    {
        await using var app = new BotApp(("Sandbox:Generation", generation));
        var client = Client(app);
        var job = new JobId(long.Parse(call.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

        var refused = await Assert.ThrowsAsync<GengoException>(() => call.Split(' ')[0] switch
        {
            "get" => client.GetJobAsync(job, cancellationToken: Token),
            "revision" => client.GetRevisionAsync(job, new RevisionId(1), Token),
            "approve" => client.ApproveJobAsync(job, new Approval(), Token),
            "revise" => client.ReviseJobAsync(job, "Words", Token),
            "reject" => client.RejectJobAsync(job, new Rejection { Reason = RejectionReason.Quality, Comment = "Words" }, Token),
            _ => client.CancelJobAsync(job, Token),
        });

        Assert.Equal(code, refused.Code);
        Assert.NotEmpty(refused.Message);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("html")]
    [InlineData("timeout-before")]
    [InlineData("timeout-after")]
    public async Task A_write_whose_answer_is_lost_is_neither_refused_nor_sent_again(string fault)
    {
        await using var app = new BotApp(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));
        await app.FaultAsync("PUT", fault);

        await Assert.ThrowsAsync<LostAnswerException>(() => Client(app).ReviseJobAsync(new JobId(42), "Words", Token));

        Assert.Single(app.Writes);
        Assert.Equal(fault == "timeout-after" ? Desk.Status.Revising : Desk.Status.Reviewable, app.Job(42).Status);
    }

    [Fact]
    public async Task Told_to_come_back_later_a_write_changed_nothing_and_a_read_is_tried_again()
    {
        await using var app = new BotApp(new PacedClock(20));
        await app.FaultAsync("PUT", "2800");
        await app.FaultAsync("GET", "2800", times: 2);

        var refused = await Assert.ThrowsAsync<GengoUnavailableException>(() => Client(app).ReviseJobAsync(new JobId(42), "Words", Token));

        Assert.Equal(2800, refused.Code);
        Assert.Equal(JobStatus.Reviewable, (await Client(app).GetJobAsync(new JobId(42), cancellationToken: Token)).Status);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static GengoClient Client(BotApp app) => app.Services.GetRequiredService<GengoClientFactory>().Create("sandbox");
}
