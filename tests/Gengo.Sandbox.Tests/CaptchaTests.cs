using System.Net;
using Pictures;

namespace Gengo.Sandbox.Tests;

public sealed class CaptchaTests
{
    [Fact]
    public async Task A_wrong_answer_uses_the_captcha_up_and_brings_the_next()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var first = (await gengo.GetAsync("translate/job/42")).Job().Text("captcha_url");
        var used = gengo.Sandbox.CaptchaAnswer(42);

        var refused = await DecisionTests.RejectAsync(gengo, "QQQQQ");
        Assert.Equal(2401, refused.Code());
        var second = refused.GetProperty("err").Text("captcha_url");
        Assert.NotEqual(first, second);
        Assert.Equal(second, (await gengo.GetAsync("translate/job/42")).Job().Text("captcha_url"));

        Assert.Equal(2401, (await DecisionTests.RejectAsync(gengo, used)).Code());
        Assert.Equal(0, (await DecisionTests.RejectAsync(gengo, gengo.Sandbox.CaptchaAnswer(42))).Code());
    }

    [Fact]
    public async Task Case_does_not_matter()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var id = gengo.Sandbox.AddJob(job => job with { Status = "reviewable", Captcha = Captchas.Captcha.Create("Bert") }).Id;
        Assert.Equal("BERT", (await gengo.DeskGetAsync($"jobs/{id}")).Text("captcha"));
        Assert.Equal(0, (await DecisionTests.RejectAsync(gengo, " berT ", job: (int)id)).Code());
    }

    [Fact]
    public async Task A_missing_answer_keeps_the_captcha()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var answer = gengo.Sandbox.CaptchaAnswer(42);
        var refused = await DecisionTests.RejectAsync(gengo, null);
        Assert.Equal(2400, refused.Code());
        Assert.Equal((await gengo.GetAsync("translate/job/42")).Job().Text("captcha_url"), refused.GetProperty("err").Text("captcha_url"));
        Assert.Equal(answer, gengo.Sandbox.CaptchaAnswer(42));
    }

    [Fact]
    public async Task A_job_without_a_captcha_is_rejected_without_one()
    {
        await using var gengo = await SandboxServer.StartAsync();
        Assert.False((await gengo.GetAsync("translate/job/49")).Job().TryGetProperty("captcha_url", out _));
        Assert.Equal(0, (await DecisionTests.RejectAsync(gengo, null, job: 49)).Code());
    }

    [Fact]
    public async Task The_picture_is_a_small_png_drawn_anew_each_time()
    {
        await using var gengo = await SandboxServer.StartAsync();
        var address = (await gengo.GetAsync("translate/job/42")).Job().Text("captcha_url");

        using var response = await gengo.Http.GetAsync(address, SandboxServer.Stop);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.ToString());
        var one = await response.Content.ReadAsByteArrayAsync(SandboxServer.Stop);
        var other = await gengo.Http.GetByteArrayAsync(address, SandboxServer.Stop);
        Assert.NotEqual(one, other);

        foreach (var picture in new[] { one, other })
        {
            Assert.InRange(picture.Length, 500, 6_000);
            var png = PngPicture.Read(picture);
            Assert.Equal((220, 80), (png.Width, png.Height));

            // The letters are dark on light. A blank picture would pass the checks above.
            Assert.InRange(png.Pixels.Count(pixel => pixel.Color.Red < 0x60), 600, 6_000);
        }
    }

    [Theory]
    [InlineData("ABCDEF")]
    [InlineData("GHIJKL")]
    [InlineData("MNOPQR")]
    [InlineData("STUVWX")]
    [InlineData("YZ")]
    public async Task Every_letter_can_be_drawn(string letters)
    {
        await using var gengo = await SandboxServer.StartAsync();
        var id = gengo.Sandbox.AddJob(job => job with { Status = "reviewable", Captcha = Captchas.Captcha.Create(letters) }).Id;
        var address = (await gengo.GetAsync($"translate/job/{id}")).Job().Text("captcha_url");
        var picture = await gengo.Http.GetByteArrayAsync(address, SandboxServer.Stop);
        Assert.InRange(picture.Length, 500, 6_000);

        // For a person to look at.
        if (Environment.GetEnvironmentVariable("CAPTCHA_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, letters + ".png"), picture, SandboxServer.Stop);
        }
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("x")]
    [InlineData("%2e%2e%2f")]
    public async Task A_picture_cannot_be_guessed(string key)
    {
        await using var gengo = await SandboxServer.StartAsync();
        using var response = await gengo.Http.GetAsync($"/sandbox/captcha/{key}.png", SandboxServer.Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ÄB")]
    [InlineData("B3")]
    [InlineData("SEVENLE")]
    public void Letters_that_cannot_be_drawn_are_refused(string letters) =>
        Assert.Throws<ArgumentException>(() => Captchas.Captcha.Create(letters));
}
