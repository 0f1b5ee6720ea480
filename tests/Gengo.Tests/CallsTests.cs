using System.Text.Json;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>Each call sends what Gengo documents.</summary>
public sealed class CallsTests
{
    private const string Ok = """{"opstat":"ok","response":{}}""";

    [Fact]
    public async Task A_job_is_read_by_its_id()
    {
        using var gengo = TestGengo.Answering("""{"opstat":"ok","response":{"job":{}}}""");

        await gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop);

        AssertSent(gengo, HttpMethod.Get, "/v2/translate/job/7421093");
        Assert.DoesNotContain("pre_mt", gengo.Network.Last.Query.Keys);
    }

    [Fact]
    public async Task Machine_translation_is_requested_only_when_wanted()
    {
        using var gengo = TestGengo.Answering("""{"opstat":"ok","response":{"job":{}}}""");

        await gengo.Client.GetJobAsync(TestGengo.Job, preMt: true, TestGengo.Stop);

        AssertSent(gengo, HttpMethod.Get, "/v2/translate/job/7421093");
        Assert.Equal("1", gengo.Network.Last.Query["pre_mt"]);
        Assert.Equal(4, gengo.Network.Last.Query.Count);
    }

    [Fact]
    public async Task An_approval_without_feedback_sends_no_rating_and_no_texts()
    {
        using var gengo = TestGengo.Answering(Ok);

        await gengo.Client.ApproveJobAsync(TestGengo.Job, new Approval(), TestGengo.Stop);

        AssertSent(gengo, HttpMethod.Put, "/v2/translate/job/7421093");
        AssertData(gengo, """{"action":"approve","public":0}""");
    }

    [Fact]
    public async Task An_approval_sends_the_rating_as_a_number_and_the_staff_text_under_the_old_brand()
    {
        using var gengo = TestGengo.Answering(Ok);
        var approval = new Approval { Rating = 5, ForTranslator = "Très bien 🙂", ForStaff = "Invoice?", Public = true };

        await gengo.Client.ApproveJobAsync(TestGengo.Job, approval, TestGengo.Stop);

        AssertData(gengo, """{"action":"approve","rating":5,"for_translator":"Très bien 🙂","for_mygengo":"Invoice?","public":1}""");
    }

    [Fact]
    public async Task A_revision_is_asked_for_with_the_comment_as_typed()
    {
        using var gengo = TestGengo.Answering(Ok);

        await gengo.Client.ReviseJobAsync(TestGengo.Job, "  two\r\nlines & \"quotes\" <b>\0", TestGengo.Stop);

        AssertSent(gengo, HttpMethod.Put, "/v2/translate/job/7421093");
        AssertData(gengo, """{"action":"revise","comment":"  two\r\nlines & \"quotes\" <b>\u0000"}""");
    }

    [Theory]
    [InlineData(RejectionReason.Quality, FollowUp.Requeue, "BERT", """{"reason":"quality","captcha":"BERT","follow_up":"requeue"}""")]
    [InlineData(RejectionReason.Incomplete, FollowUp.Cancel, null, """{"reason":"incomplete","follow_up":"cancel"}""")]
    [InlineData(RejectionReason.Other, FollowUp.Requeue, " ", """{"reason":"other","follow_up":"requeue"}""")]
    public async Task A_rejection_sends_reason_comment_follow_up_and_the_captcha_if_any(
        RejectionReason reason, FollowUp followUp, string? captcha, string fields)
    {
        using var gengo = TestGengo.Answering(Ok);
        var rejection = new Rejection { Reason = reason, Comment = "Too literal", Captcha = captcha, FollowUp = followUp };

        await gengo.Client.RejectJobAsync(TestGengo.Job, rejection, TestGengo.Stop);

        AssertSent(gengo, HttpMethod.Put, "/v2/translate/job/7421093");
        AssertData(gengo, fields.Replace("{", """{"action":"reject","comment":"Too literal",""", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancellation_is_a_delete_without_a_body()
    {
        using var gengo = TestGengo.Answering(Ok);

        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        AssertSent(gengo, HttpMethod.Delete, "/v2/translate/job/7421093");
        Assert.Empty(gengo.Network.Last.Body);
        Assert.Equal(["api_key", "api_sig", "ts"], gengo.Network.Last.Query.Keys.Order());
    }

    [Fact]
    public async Task Revisions_feedback_and_comments_have_their_own_addresses()
    {
        using var gengo = TestGengo.Answering("""{"opstat":"ok","response":{"revisions":[],"revision":{},"feedback":{},"thread":[]}}""");
        var stop = TestGengo.Stop;

        await gengo.Client.GetRevisionsAsync(TestGengo.Job, stop);
        AssertSent(gengo, HttpMethod.Get, "/v2/translate/job/7421093/revisions");

        await gengo.Client.GetRevisionAsync(TestGengo.Job, new RevisionId(30551), stop);
        AssertSent(gengo, HttpMethod.Get, "/v2/translate/job/7421093/revision/30551");

        await gengo.Client.GetFeedbackAsync(TestGengo.Job, stop);
        AssertSent(gengo, HttpMethod.Get, "/v2/translate/job/7421093/feedback");

        await gengo.Client.GetCommentsAsync(TestGengo.Job, stop);
        AssertSent(gengo, HttpMethod.Get, "/v2/translate/job/7421093/comments");
        Assert.Equal(4, gengo.Network.Sent.Count);
    }

    [Fact]
    public async Task A_comment_is_posted_to_the_singular_address()
    {
        using var gengo = TestGengo.Answering(Ok);

        await gengo.Client.PostCommentAsync(TestGengo.Job, "Casual, please. 靴は?", TestGengo.Stop);

        AssertSent(gengo, HttpMethod.Post, "/v2/translate/job/7421093/comment");
        AssertData(gengo, """{"body":"Casual, please. 靴は?"}""");
    }

    [Fact]
    public async Task A_comment_of_25000_characters_is_sent_and_one_more_is_refused_here()
    {
        using var gengo = TestGengo.Answering(Ok);
        var stop = TestGengo.Stop;

        await gengo.Client.PostCommentAsync(TestGengo.Job, new string('あ', 25_000), stop);
        Assert.Equal(25_000, gengo.Network.Last.Data.GetProperty("body").GetString()?.Length);

        var tooLong = new string('x', 25_001);
        await AssertRefusedAsync(client => client.PostCommentAsync(TestGengo.Job, tooLong, stop));
        await AssertRefusedAsync(client => client.ReviseJobAsync(TestGengo.Job, tooLong, stop));
        await AssertRefusedAsync(client => client.RejectJobAsync(TestGengo.Job, Rejected(tooLong), stop));
        await AssertRefusedAsync(client => client.ApproveJobAsync(TestGengo.Job, new() { ForTranslator = tooLong }, stop));
        await AssertRefusedAsync(client => client.ApproveJobAsync(TestGengo.Job, new() { ForStaff = tooLong }, stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public async Task An_empty_comment_is_refused_here(string comment)
    {
        await AssertRefusedAsync(client => client.PostCommentAsync(TestGengo.Job, comment, TestGengo.Stop));
        await AssertRefusedAsync(client => client.ReviseJobAsync(TestGengo.Job, comment, TestGengo.Stop));
        await AssertRefusedAsync(client => client.RejectJobAsync(TestGengo.Job, Rejected(comment), TestGengo.Stop));
    }

    [Fact]
    public async Task A_value_out_of_range_is_refused_here()
    {
        var stop = TestGengo.Stop;

        await AssertOutOfRangeAsync(client => client.ApproveJobAsync(TestGengo.Job, new() { Rating = 0 }, stop));
        await AssertOutOfRangeAsync(client => client.ApproveJobAsync(TestGengo.Job, new() { Rating = 6 }, stop));
        await AssertOutOfRangeAsync(
            client => client.RejectJobAsync(TestGengo.Job, Rejected("x") with { Reason = (RejectionReason)9 }, stop));
        await AssertOutOfRangeAsync(
            client => client.RejectJobAsync(TestGengo.Job, Rejected("x") with { FollowUp = (FollowUp)9 }, stop));
        await AssertOutOfRangeAsync(client => client.GetJobAsync(default, cancellationToken: stop));
        await AssertOutOfRangeAsync(client => client.CancelJobAsync(new JobId(-1), stop));
        await AssertOutOfRangeAsync(client => client.GetRevisionAsync(TestGengo.Job, default, stop));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_sent_as_the_replacement_character()
    {
        using var gengo = TestGengo.Answering(Ok);

        await gengo.Client.PostCommentAsync(TestGengo.Job, "a\ud83dz", TestGengo.Stop);

        AssertData(gengo, """{"body":"a\ufffdz"}""");
    }

    [Theory]
    [InlineData("""{"opstat":"ok","response":{}}""")]
    [InlineData("""{"opstat":"ok","response":[]}""")]
    [InlineData("""{"opstat":"ok","response":""}""")]
    [InlineData("""{"opstat":"ok","response":null}""")]
    [InlineData("""{"opstat":"ok"}""")]
    [InlineData("""{"opstat":"OK","response":{"anything":[1,2]},"more":true}""")]
    [InlineData("\ufeff{\"opstat\":\"ok\"}")]
    public async Task A_write_succeeds_with_any_kind_of_empty_answer(string body)
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer(body, System.Net.HttpStatusCode.Created);

        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Single(gengo.Network.Sent);
    }

    private static Rejection Rejected(string comment) => new() { Reason = RejectionReason.Other, Comment = comment };

    private static Task AssertRefusedAsync(Func<GengoClient, Task> call) => AssertNotSentAsync<ArgumentException>(call);

    private static Task AssertOutOfRangeAsync(Func<GengoClient, Task> call) => AssertNotSentAsync<ArgumentOutOfRangeException>(call);

    private static async Task AssertNotSentAsync<T>(Func<GengoClient, Task> call)
        where T : Exception
    {
        using var gengo = TestGengo.Answering(Ok);

        await Assert.ThrowsAsync<T>(() => call(gengo.Client));

        Assert.Empty(gengo.Network.Sent);
    }

    private static void AssertSent(TestGengo gengo, HttpMethod method, string path)
    {
        Assert.Equal(method, gengo.Network.Last.Method);
        Assert.Equal(path, gengo.Network.Last.Path);
    }

    private static void AssertData(TestGengo gengo, string expected) => Assert.True(
        JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, gengo.Network.Last.Data), gengo.Network.Last.Form["data"]);
}
