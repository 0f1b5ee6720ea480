using System.Net;
using GengoBot.Captchas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Captchas;

public sealed class CaptchaSourceTests
{
    private static readonly Uri PublicAddress = new("https://bot.example/gengo/");

    // 7680 bytes are 10,240 characters of base64.
    private static readonly CaptchaPicture Small = new(Samples.Png(size: 7680), "image/png");
    private static readonly CaptchaPicture Big = new(Samples.Png(size: 7681), "image/png");

    [Fact]
    public async Task A_small_picture_is_on_the_card_itself()
    {
        await using var world = CaptchaWorld.WithoutHost(options => options.PublicAddress = PublicAddress);

        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(Small.Bytes)}", world.Pictures.Source(Small));
    }

    [Fact]
    public async Task A_big_picture_gets_an_address_of_ours_that_nobody_guesses()
    {
        await using var world = CaptchaWorld.WithoutHost(options => options.PublicAddress = PublicAddress);

        var first = world.Pictures.Source(Big);
        var second = world.Pictures.Source(Big);

        Assert.Matches("^https://bot[.]example/gengo/captcha/[0-9a-f]{32}$", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_big_picture_has_no_source_where_the_bot_has_no_public_address()
    {
        await using var world = CaptchaWorld.WithoutHost();

        Assert.Null(world.Pictures.Source(Big));
    }

    [Fact]
    public void A_picture_is_kept_for_ten_minutes()
    {
        var clock = new FakeTimeProvider();
        var shelf = new CaptchaPictureCache(clock);
        var token = shelf.Put(Big);

        clock.Advance(CaptchaPictureCache.Life - TimeSpan.FromSeconds(1));
        Assert.Same(Big, shelf.Find(token));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(shelf.Find(token));
    }

    [Fact]
    public void The_oldest_pictures_go_when_there_are_too_many()
    {
        var shelf = new CaptchaPictureCache(new FakeTimeProvider());
        var tokens = Enumerable.Range(0, CaptchaPictureCache.MaxPictures + 1).Select(_ => shelf.Put(Small)).ToList();

        Assert.Null(shelf.Find(tokens[0]));
        Assert.All(tokens.Skip(1), token => Assert.NotNull(shelf.Find(token)));
    }

    [Fact]
    public void The_oldest_pictures_go_when_they_are_too_heavy()
    {
        var shelf = new CaptchaPictureCache(new FakeTimeProvider());
        var heavy = new CaptchaPicture(new byte[CaptchaPictures.MaxBytes], "image/png");
        var fit = CaptchaPictureCache.MaxBytes / CaptchaPictures.MaxBytes;
        var tokens = Enumerable.Range(0, fit + 2).Select(_ => shelf.Put(heavy)).ToList();

        Assert.Equal(fit, tokens.Count(token => shelf.Find(token) is not null));
        Assert.NotNull(shelf.Find(tokens[^1]));
    }

    [Fact]
    public async Task The_address_answers_with_the_picture_until_it_expires()
    {
        var clock = new FakeTimeProvider();
        await using var app = await StartAsync(clock);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var token = app.Services.GetRequiredService<CaptchaPictureCache>().Put(Big);

        using var answer = await client.GetAsync($"captcha/{token}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Big.Bytes, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));

        clock.Advance(CaptchaPictureCache.Life);
        using var later = await client.GetAsync($"captcha/{token}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, later.StatusCode);
    }

    [Theory]
    [InlineData("captcha/00000000000000000000000000000000")]
    [InlineData("captcha/%2e%2e%2fappsettings.json")]
    [InlineData("captcha/")]
    public async Task Any_other_address_is_not_found(string address)
    {
        await using var app = await StartAsync(new FakeTimeProvider());
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<WebApplication> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock).AddCaptchaPictures();
        var app = builder.Build();
        app.MapCaptchaPictures();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
