using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Captchas;

/// <summary>After three wrong answers in a row the next has to wait, longer each time, and Gengo is not asked meanwhile.</summary>
public sealed class CaptchaPauseTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_third_wrong_answer_says_how_long_to_wait_and_the_right_letters_wait_too()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable(captcha: "BERT");
        var form = await FormAsync(app, job);
        form = await AnswerAsync(app, form, "ERNIE", "GROVER");
        form.ShouldNotShow("in a row");

        form = await AnswerAsync(app, form, "ELMO");
        form.ShouldShow("That was not it")
            .ShouldShow("3 wrong answers in a row")
            .ShouldShow("in 30 s")
            .ShouldHaveInput("comment", "Kept words");
        var early = await AnswerAsync(app, form, app.Gengo.CaptchaAnswer(job) ?? "");

        early.ShouldShow("in 30 s").ShouldHaveInput("comment", "Kept words").ShouldHaveInput("captcha", "");
        Assert.Equal([2401, 2401, 2401], app.Writes.Select(static call => call.Code));

        _clock.Advance(TimeSpan.FromSeconds(31));
        (await AnswerAsync(app, early, app.Gengo.CaptchaAnswer(job) ?? "")).ShouldShow("Rejected");
        (await app.SayAsync($"audit {job}")).Card.ShouldShow("not done, too soon after wrong captchas");
    }

    [Fact]
    public async Task Each_further_wrong_answer_doubles_the_pause_whoever_gives_it()
    {
        await using var app = new BotApp(_clock);
        var job = app.Reviewable(captcha: "BERT");
        await AnswerAsync(app, await FormAsync(app, job), "ONE", "TWO", "THREE");

        foreach (var seconds in (int[])[60, 120, 240, 480, 900, 900])
        {
            _clock.Advance(TimeSpan.FromSeconds(901));
            var form = (await app.Ben.SayAsync($"reject {job} --reason quality Ben's words")).Card;

            (await app.Ben.ClickAsync(form, "Reject", ("captcha", "WRONG"))).Card.ShouldShow($"in {seconds} s");
        }
    }

    [Fact]
    public async Task Another_job_does_not_wait_and_after_a_day_all_is_forgotten()
    {
        await using var app = new BotApp(_clock);
        var (job, other) = (app.Reviewable(captcha: "BERT"), app.Reviewable(captcha: "OSCAR"));
        await AnswerAsync(app, await FormAsync(app, job), "ONE", "TWO", "THREE");

        (await AnswerAsync(app, await FormAsync(app, other), "WRONG")).ShouldNotShow("in a row");

        _clock.Advance(TimeSpan.FromDays(1));
        (await AnswerAsync(app, await FormAsync(app, job), "WRONG")).ShouldNotShow("in a row");
    }

    private static async Task<DrawnCard> FormAsync(BotApp app, long job) =>
        (await app.SayAsync($"reject {job} --reason quality Kept words")).Card;

    private static async Task<DrawnCard> AnswerAsync(BotApp app, DrawnCard form, params string[] answers)
    {
        foreach (var answer in answers)
        {
            form = (await app.Ana.ClickAsync(form, "Reject", ("captcha", answer))).Card;
        }

        return form;
    }
}
