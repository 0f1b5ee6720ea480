using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Reviews;

public sealed class RejectTests
{
    private const string Comment = "Too literal:\n\"Lampe\" & <b>mehr</b> 😀";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_wrong_captchas_cost_no_word_and_bring_a_new_picture_each_then_the_right_one_rejects(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable(captcha: "BERT");
        var card = (await app.SayAsync($"job {job}")).Card;
        var form = (await app.Ana.PressAsync(execute, card, "Reject…")).Card;
        form.ShouldHaveInput("reason", "").ShouldHaveInput("then", "requeue").ShouldHaveInput("comment", "").ShouldHaveInput("captcha", "");

        var seen = new HashSet<string?> { form.Image };
        var asked = app.Gengo.CaptchaAnswer(job);
        foreach (var wrong in (string[])["ERNIE", "GROVER"])
        {
            form = (
                await app.Ana.PressAsync(
                    execute, form, "Reject", ("reason", "quality"), ("comment", Comment), ("then", "cancel"), ("captcha", wrong))).Card;

            form.ShouldShow("That was not it: try the new picture.")
                .ShouldHaveInput("reason", "quality")
                .ShouldHaveInput("comment", Comment)
                .ShouldHaveInput("then", "cancel")
                .ShouldHaveInput("captcha", "");
            Assert.StartsWith("data:image/png;base64,", form.Image, StringComparison.Ordinal);
            Assert.True(seen.Add(form.Image), "The same picture came again.");
            Assert.NotEqual(asked, app.Gengo.CaptchaAnswer(job));
            asked = app.Gengo.CaptchaAnswer(job);
        }

        var done = await app.Ana.PressAsync(execute, form, "Reject", ("captcha", asked?.ToLowerInvariant() ?? ""));

        Assert.Equal([2401, 2401, 0], app.Writes.Select(call => call.Code));
        Assert.Equal(new Rejection("quality", Comment, Requeue: false), app.Job(job).Rejection);
        done.Card.ShouldShow("Rejected").ShouldNotHaveButton("Reject…");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task New_picture_asks_Gengo_for_nothing_and_keeps_what_was_filled_in(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable(captcha: "BERT");
        var form = (await app.SayAsync($"reject {job}")).Card;

        var again = (
            await app.Ana.PressAsync(
                execute, form, "New picture", ("reason", "other"), ("comment", Comment), ("then", "cancel"), ("captcha", "BE"))).Card;

        Assert.NotEqual(form.Image, again.Image);
        again.ShouldHaveInput("reason", "other")
            .ShouldHaveInput("comment", Comment)
            .ShouldHaveInput("then", "cancel")
            .ShouldHaveInput("captcha", "");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task A_job_without_a_captcha_has_no_box_for_it_and_is_rejected_without()
    {
        await using var app = new BotApp();

        var form = (await app.SayAsync("reject 49")).Card;
        Assert.Null(form.Image);
        Assert.DoesNotContain("captcha", form.Inputs.Keys);
        form.ShouldNotHaveButton("New picture");
        await app.Ana.ClickAsync(form, "Reject", ("reason", "incomplete"), ("comment", "The end is missing."));

        Assert.Equal(new Rejection("incomplete", "The end is missing.", Requeue: true), app.Job(49).Rejection);
    }

    [Fact]
    public async Task Gengo_of_2019_asks_no_captcha_of_any_job()
    {
        await using var app = new BotApp(("Sandbox:Generation", "2019"));

        var form = (await app.SayAsync("reject 42")).Card;
        Assert.Null(form.Image);
        await app.Ana.ClickAsync(form, "Reject", ("reason", "quality"), ("comment", "No."));

        Assert.Equal(Status.Rejected, app.Job(42).Status);
    }

    [Theory]
    [InlineData("", "No.", "choose a reason")]
    [InlineData("quality", "  ", "write a comment")]
    public async Task What_is_missing_is_asked_for_before_a_captcha_is_used_up(string reason, string comment, string sentence)
    {
        await using var app = new BotApp();
        var job = app.Reviewable(captcha: "BERT");
        var form = (await app.SayAsync($"reject {job}")).Card;

        var again = (await app.Ana.ClickAsync(form, "Reject", ("reason", reason), ("comment", comment), ("captcha", "BERT"))).Card;

        again.ShouldShow(sentence).ShouldHaveInput("reason", reason);
        Assert.Empty(app.Writes);
        Assert.Equal("BERT", app.Gengo.CaptchaAnswer(job));
    }

    [Fact]
    public async Task An_empty_captcha_is_asked_for_again_with_the_words_in_place()
    {
        await using var app = new BotApp();
        var job = app.Reviewable(captcha: "BERT");
        var form = (await app.SayAsync($"reject {job}")).Card;

        var again = (await app.Ana.ClickAsync(form, "Reject", ("reason", "quality"), ("comment", Comment))).Card;

        again.ShouldShow("type the letters").ShouldHaveInput("comment", Comment).ShouldHaveInput("reason", "quality");
        Assert.NotNull(again.Image);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("decline")]
    public async Task Typed_words_fill_the_form(string verb)
    {
        await using var app = new BotApp();

        var form = (await app.SayAsync($"{verb} 42 --reason Quality --then cancel Too literal -- really")).Card;

        form.ShouldHaveInput("reason", "quality").ShouldHaveInput("then", "cancel").ShouldHaveInput("comment", "Too literal -- really");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Typed_with_confirm_it_acts_at_once()
    {
        await using var app = new BotApp();
        await app.SayAsync("job 42");

        await app.SayAsync($"reject 42 --reason quality --then requeue --captcha {app.Gengo.CaptchaAnswer(42)} --confirm Too literal");

        Assert.Equal(new Rejection("quality", "Too literal", Requeue: true), app.Job(42).Rejection);
    }

    [Fact]
    public async Task A_wrong_captcha_in_a_typed_command_brings_the_form_with_every_word()
    {
        await using var app = new BotApp();
        await app.SayAsync("job 42");

        var form = (await app.SayAsync("reject 42 --reason quality --captcha ZZZZZZ --confirm Too literal")).Card;

        form.ShouldShow("That was not it").ShouldHaveInput("reason", "quality").ShouldHaveInput("comment", "Too literal");
        Assert.NotNull(form.Image);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sending_it_back_for_corrections_instead_keeps_the_words(bool execute)
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync("reject 42")).Card;

        var revise = (
            await app.Ana.PressAsync(execute, form, "Send back for corrections instead", ("comment", Comment), ("reason", "quality"))).Card;
        revise.ShouldHaveInput("comment", Comment);
        await app.Ana.PressAsync(execute, revise, "Send back");

        Assert.Equal("revise", Assert.Single(app.Writes).Action);
        Assert.Contains(app.Job(42).Thread, comment => comment.Body == Comment);
    }

    [Fact]
    public async Task The_answer_to_a_captcha_stands_in_no_log_and_on_no_card()
    {
        await using var app = new BotApp();
        var job = app.Reviewable(captcha: "QXZJKV");
        var form = (await app.SayAsync($"reject {job}")).Card;

        var again = (
            await app.Ana.ClickAsync(
                form, "Reject", ("reason", "quality"), ("comment", "A comment nobody logs"), ("captcha", "WRONGX"))).Card;

        Assert.DoesNotContain(
            app.Logs.Lines,
            line => line.Contains("QXZJKV", StringComparison.OrdinalIgnoreCase) || line.Contains("WRONGX", StringComparison.Ordinal)
            || line.Contains("A comment nobody logs", StringComparison.Ordinal) || line.Contains("Der Frühling", StringComparison.Ordinal)
            || line.Contains(app.Gengo.PrivateKey, StringComparison.Ordinal) || line.Contains("api_sig", StringComparison.Ordinal));
        again.ShouldNotShow("WRONGX").ShouldNotShow(app.Gengo.CaptchaAnswer(job) ?? "?");
    }
}
