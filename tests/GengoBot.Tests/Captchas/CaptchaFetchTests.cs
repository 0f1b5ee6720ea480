using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using GengoBot.Captchas;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace GengoBot.Tests.Captchas;

public sealed class CaptchaFetchTests
{
    [Fact]
    public async Task A_picture_of_the_accounts_own_loopback_host_comes_byte_for_byte()
    {
        await using var world = await CaptchaWorld.WithHostAsync(Samples.Serve(Samples.Png()));

        var picture = await world.Pictures.FetchAsync(new Uri(world.Address, "i/42-a.png"), TestContext.Current.CancellationToken);

        Assert.Equal(Samples.Png(), picture.Bytes);
        Assert.Equal("image/png", picture.MediaType);
    }

    [Fact]
    public async Task The_media_type_is_that_of_the_bytes_whatever_the_host_says()
    {
        await using var world = await CaptchaWorld.WithHostAsync(Samples.Serve(Samples.Gif(), "text/html"));

        var picture = await world.Pictures.FetchAsync(world.Address, TestContext.Current.CancellationToken);

        Assert.Equal("image/gif", picture.MediaType);
    }

    [Fact]
    public async Task The_host_learns_nothing_but_what_is_wanted()
    {
        using var turn = new Activity("turn").Start();
        HeaderDictionary? seen = null;
        await using var world = await CaptchaWorld.WithHostAsync(context =>
        {
            seen = new HeaderDictionary(new Dictionary<string, StringValues>(context.Request.Headers));
            context.Response.Cookies.Append("who", "you");
            return Samples.Serve(Samples.Png())(context);
        });

        await world.Pictures.FetchAsync(world.Address, TestContext.Current.CancellationToken);
        await world.Pictures.FetchAsync(world.Address, TestContext.Current.CancellationToken);

        Assert.NotNull(seen);
        Assert.Equal(["Accept", "Host"], seen.Keys.Order());
    }

    [Fact]
    public async Task A_picture_of_256_KB_is_the_biggest_taken()
    {
        await using var fits = await CaptchaWorld.WithHostAsync(Samples.Serve(Samples.Png(size: CaptchaPictures.MaxBytes)));
        await using var over = await CaptchaWorld.WithHostAsync(Samples.Serve(Samples.Png(size: CaptchaPictures.MaxBytes + 1)));
        await using var far = await CaptchaWorld.WithHostAsync(Samples.Serve(Samples.Png(size: 300 * 1024)));

        Assert.Equal(
            CaptchaPictures.MaxBytes, (await fits.Pictures.FetchAsync(fits.Address, TestContext.Current.CancellationToken)).Bytes.Length);
        Assert.Equal("it is over 256 KB", await over.RefusalAsync(over.Address));
        Assert.Equal("it is over 256 KB", await far.RefusalAsync(far.Address));
    }

    [Fact]
    public async Task A_body_without_end_is_dropped_and_its_connection_closed()
    {
        var closed = new TaskCompletionSource();
        await using var world = await CaptchaWorld.WithHostAsync(async context =>
        {
            context.RequestAborted.Register(closed.SetResult);
            var chunk = Samples.Png(size: 16 * 1024);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, CancellationToken.None);
            }
        });

        Assert.Equal("it is over 256 KB", await world.RefusalAsync(world.Address));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_body_that_drips_is_waited_for_three_seconds()
    {
        var dripping = new TaskCompletionSource();
        await using var world = await CaptchaWorld.WithHostAsync(async context =>
        {
            await context.Response.Body.WriteAsync(Samples.Png().AsMemory()[..10], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            dripping.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var refusal = world.RefusalAsync(world.Address);
        await dripping.Task.WaitAsync(TestContext.Current.CancellationToken);
        world.Clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(refusal.IsCompleted);
        world.Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("its host took too long", await refusal);
    }

    [Fact]
    public async Task A_person_who_leaves_is_no_refusal()
    {
        var asked = new TaskCompletionSource();
        await using var world = await CaptchaWorld.WithHostAsync(context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var leaves = new CancellationTokenSource();

        var fetch = world.Pictures.FetchAsync(world.Address, leaves.Token);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/svg+xml")]
    [InlineData("<!doctype html><title>Sign in</title>", "image/png")]
    [InlineData("", "image/png")]
    public async Task What_only_claims_to_be_a_picture_is_refused(string body, string contentType)
    {
        await using var world = await CaptchaWorld.WithHostAsync(Samples.Serve(Encoding.UTF8.GetBytes(body), contentType));

        Assert.Equal("what came is no PNG, JPEG or GIF of a sane size", await world.RefusalAsync(world.Address));
    }

    [Fact]
    public async Task A_compressed_body_is_not_opened()
    {
        await using var world = await CaptchaWorld.WithHostAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(Samples.Png(), context.RequestAborted);
        });

        Assert.Equal("what came is no PNG, JPEG or GIF of a sane size", await world.RefusalAsync(world.Address));
    }

    [Fact]
    public async Task A_host_that_says_no_is_quoted_by_its_number_only()
    {
        await using var world = await CaptchaWorld.WithHostAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("the answer is BERT", context.RequestAborted);
        });

        Assert.Equal("its host answered 403", await world.RefusalAsync(world.Address));
    }

    [Fact]
    public async Task A_host_that_hangs_up_is_a_refusal_that_quotes_nothing()
    {
        await using var world = await CaptchaWorld.WithHostAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var thrown = await Assert.ThrowsAsync<CaptchaUnavailableException>(
            () => world.Pictures.FetchAsync(new Uri(world.Address, "?secret=BERT"), TestContext.Current.CancellationToken));

        Assert.Equal("its host did not answer properly", thrown.Reason);
        Assert.DoesNotContain("BERT", thrown.ToString(), StringComparison.Ordinal);
    }
}
