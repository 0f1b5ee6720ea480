
namespace GengoBot.Tests.Reviews;

/// <summary>
/// When Gengo's answer to a write is lost, the job is read back and the person hears what truly happened. Nothing is sent twice.
/// </summary>
public sealed class LostAnswerTests
{
    private static readonly Dictionary<string, (string Submit, (string, string)[] Words, string Done)> Forms = new()
    {
        ["approve"] = ("Approve", [("rating", "5"), ("translator", "Kept words")], "Approved"),
        ["revise"] = ("Send back", [("comment", "Kept words")], "Sent back"),
        ["reject"] = ("Reject", [("reason", "quality"), ("comment", "Kept words")], "Rejected"),
        ["cancel"] = ("Cancel the job", [], "Canceled"),
    };

    public static TheoryData<string, string> Cases() =>
        new(
            from verb in Forms.Keys
            from fault in (string[])["timeout-after", "timeout-before", "500", "503", "html", "2800"]
            select (verb, fault));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_decision_is_sent_once_and_the_answer_is_the_truth(string verb, string fault)
    {
        await using var app = Hurried();
        var job = verb == "cancel" ? 43 : app.Reviewable();
        var (submit, words, done) = Forms[verb];
        var form = (await app.SayAsync($"{verb} {job}")).Card;
        await app.FaultAsync(verb == "cancel" ? "DELETE" : "PUT", fault);

        var answer = (await app.Ana.ClickAsync(form, submit, words)).Card;

        Assert.Equal(fault, Assert.Single(app.Writes).Fault);
        if (fault == "timeout-after")
        {
            answer.ShouldShow(done).ShouldNotHaveButton(submit);
            return;
        }

        answer.ShouldShow(fault == "2800" ? "Nothing was changed" : "nothing happened").ShouldHaveButton(submit);
        Assert.All(words, word => answer.ShouldHaveInput(word.Item1, word.Item2));

        // And it works at the next try, from the form that came back.
        (await app.Ana.ClickAsync(answer, submit)).Card.ShouldShow(done);
        Assert.Equal(2, app.Writes.Count);
    }

    [Theory]
    [InlineData("timeout-after", "Sent to the translator")]
    [InlineData("timeout-before", "it was not sent")]
    [InlineData("500", "it was not sent")]
    [InlineData("html", "it was not sent")]
    public async Task A_comment_is_sent_once_and_the_answer_is_the_truth(string fault, string sentence)
    {
        await using var app = Hurried();
        await app.FaultAsync("POST", fault);

        var answer = await app.SayAsync("comment 42 A word to the translator");

        Assert.Contains(sentence, answer.Sentence, StringComparison.Ordinal);
        Assert.Single(app.Writes);
        Assert.Equal(fault == "timeout-after" ? 1 : 0, app.Job(42).Thread.Count(comment => comment.Body == "A word to the translator"));
    }

    [Fact]
    public async Task An_equal_comment_from_before_is_not_taken_for_the_one_that_was_lost()
    {
        await using var app = Hurried();
        await app.SayAsync("comment 42 Thanks");
        await app.FaultAsync("POST", "timeout-before");

        var answer = await app.SayAsync("comment 42 Thanks");

        answer.Card.ShouldShow("it was not sent").ShouldHaveInput("comment", "Thanks");
        Assert.Single(app.Job(42).Thread, comment => comment.Body == "Thanks");
        await app.Ana.ClickAsync(answer.Card, "Send");
        Assert.Equal(2, app.Job(42).Thread.Count(comment => comment.Body == "Thanks"));
    }

    [Fact]
    public async Task Where_the_job_cannot_be_read_back_either_the_answer_says_that_it_does_not_know()
    {
        await using var app = Hurried();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"revise {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var pressing = app.Ana.ClickAsync(form, "Send back", ("comment", "Kept words"));
        await put.Reached.WaitAsync(TestContext.Current.CancellationToken);
        await app.FaultAsync("PUT", "500");
        await app.FaultAsync("GET", "500", times: 20);
        put.Release();
        var answer = (await pressing).Card;

        answer.ShouldShow("I do not know whether it took effect")
            .ShouldHaveInput("unsent1", "Kept words")
            .ShouldShow("which may have been sent")
            .ShouldHaveButton("Look again");
        Assert.Single(app.Writes);
    }

    private static BotApp Hurried() => new(new PacedClock(20), ("Gengo:Timeout", "00:00:20"));
}
