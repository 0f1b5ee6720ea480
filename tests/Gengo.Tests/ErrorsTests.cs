using System.Net;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>Gengo's refusals become exceptions.</summary>
public sealed class ErrorsTests
{
    [Theory]
    [InlineData("""{"code":2250,"msg":"job is not reviewable"}""", 2250, "job is not reviewable")]
    [InlineData("""{"code":"2250","msg":"job is not reviewable"}""", 2250, "job is not reviewable")]
    [InlineData("""{"code":4711,"msg":"something new","more":[1]}""", 4711, "something new")]
    [InlineData("""{"code":400}""", 400, "Gengo gave no reason.")]
    [InlineData("""{"code":99999999999,"msg":"x"}""", null, "x")]
    [InlineData("""{"msg":"text only"}""", null, "text only")]
    [InlineData("\"text only\"", null, "text only")]
    [InlineData("{}", null, "Gengo gave no reason.")]
    [InlineData("[]", null, "Gengo gave no reason.")]
    [InlineData("null", null, "Gengo gave no reason.")]
    [InlineData("7", null, "Gengo gave no reason.")]
    public async Task A_refusal_has_gengo_s_code_and_words(string err, int? code, string message)
    {
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest })
        {
            using var gengo = new TestGengo();
            gengo.Network.Answer($$"""{"opstat":"error","err":{{err}}}""", status);

            var refusal = await Assert.ThrowsAsync<GengoException>(() => ReviseAsync(gengo));

            Assert.Equal(code, refusal.Code);
            Assert.Equal(message, refusal.Message);
            Assert.Equal(status, refusal.HttpStatus);
            Assert.Equal([new(null, code, message)], refusal.Errors);
            Assert.Contains("opstat", refusal.Body, StringComparison.Ordinal);
            Assert.Single(gengo.Network.Sent);
        }
    }

    [Fact]
    public async Task A_refusal_without_err_is_still_a_refusal()
    {
        using var gengo = TestGengo.Answering("""{"opstat":"error"}""");

        Assert.Equal("Gengo gave no reason.", (await Assert.ThrowsAsync<GengoException>(() => ReviseAsync(gengo))).Message);
    }

    [Fact]
    public async Task A_refused_read_is_not_repeated()
    {
        using var gengo = TestGengo.Answering("""{"opstat":"error","err":{"code":2100,"msg":"unauthorized job access"}}""");

        var refusal = await Assert.ThrowsAsync<GengoException>(
            () => gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop));

        Assert.Equal(2100, refusal.Code);
        Assert.Single(gengo.Network.Sent);
    }

    [Fact]
    public async Task All_errors_are_kept_and_the_first_gives_code_and_message()
    {
        using var gengo = TestGengo.Answering("""
            {"opstat":"error","err":{
              "job_1":[{"code":1350,"msg":"no source"},{"code":"1400","msg":"no language"}],"1":[{"code":1450}],"2":"odd"}}
            """);

        var refusal = await Assert.ThrowsAsync<GengoException>(() => ReviseAsync(gengo));

        Assert.Equal((1350, "no source"), (refusal.Code, refusal.Message));
        Assert.Equal(
            [
                new("job_1", 1350, "no source"),
                new("job_1", 1400, "no language"),
                new("1", 1450, "Gengo gave no reason."),
                new("2", null, "odd"),
            ],
            refusal.Errors);
    }

    [Theory]
    [InlineData("""{"code":2401,"msg":"wrong","captcha_url":"https://captcha.example.test/b.png"}""", "https://captcha.example.test/b.png")]
    [InlineData(
        """{"code":"2401","msg":"wrong (see https://captcha.example.test/b.png?x=1&y=2).","captcha_url":""}""",
        "https://captcha.example.test/b.png?x=1&y=2")]
    [InlineData("""{"code":2401,"msg":"wrong","captcha_url":"javascript:alert(1)"}""", null)]
    [InlineData("""{"code":2401,"msg":"wrong","captcha_url":7}""", null)]
    [InlineData("""{"code":2401}""", null)]
    public async Task A_wrong_captcha_brings_the_next_picture_wherever_the_answer_has_it(string err, string? next)
    {
        using var gengo = TestGengo.Answering($$"""{"opstat":"error","err":{{err}}}""");
        var rejection = new Rejection { Reason = RejectionReason.Quality, Comment = "Too literal", Captcha = "ERNIE" };

        var wrong = await Assert.ThrowsAsync<WrongCaptchaException>(
            () => gengo.Client.RejectJobAsync(TestGengo.Job, rejection, TestGengo.Stop));

        Assert.Equal(2401, wrong.Code);
        Assert.Equal(next, wrong.NewCaptcha?.ToString());
    }

    [Fact]
    public async Task Unavailable_for_a_write_means_that_nothing_happened()
    {
        using var gengo = new TestGengo();
        gengo.Network.Answer("""{"opstat":"error","err":{"code":2800,"msg":"please retry"}}""", HttpStatusCode.ServiceUnavailable);

        var unavailable = await Assert.ThrowsAsync<GengoUnavailableException>(() => ReviseAsync(gengo));

        Assert.Equal((2800, "please retry"), (unavailable.Code, unavailable.Message));
        Assert.Single(gengo.Network.Sent);
    }

    [Fact]
    public async Task A_long_answer_is_kept_only_in_part()
    {
        using var gengo = TestGengo.Answering($$$"""{"opstat":"error","err":{"code":2250,"msg":"{{{new string('m', 100_000)}}}"}}""");

        var refusal = await Assert.ThrowsAsync<GengoException>(() => ReviseAsync(gengo));

        Assert.Equal(1_001, refusal.Message.Length);
        Assert.Equal(2_001, refusal.Body?.Length);
    }

    private static Task ReviseAsync(TestGengo gengo) => gengo.Client.ReviseJobAsync(TestGengo.Job, "Please shorten.", TestGengo.Stop);
}
