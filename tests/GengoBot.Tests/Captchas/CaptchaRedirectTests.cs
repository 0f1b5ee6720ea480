using Microsoft.AspNetCore.Http;

namespace GengoBot.Tests.Captchas;

public sealed class CaptchaRedirectTests
{
    [Theory]
    [InlineData("/two", true)]
    [InlineData("/three", false)]
    public async Task Two_redirects_on_the_same_origin_are_followed_and_no_third(string start, bool arrives)
    {
        await using var world = await CaptchaWorld.WithHostAsync(context => context.Request.Path.Value switch
        {
            "/three" => Redirect(context, "/two"),
            "/two" => Redirect(context, "one"),
            "/one" => Redirect(context, "/picture"),
            _ => Samples.Serve(Samples.Png())(context),
        });
        var address = new Uri(world.Address, start);

        if (arrives)
        {
            var picture = await world.Pictures.FetchAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal("image/png", picture.MediaType);
        }
        else
        {
            Assert.Equal("its host redirects too often", await world.RefusalAsync(address));
        }
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.5/")]
    [InlineData("https://pictures.example/")]
    [InlineData("//pictures.example/")]
    [InlineData("http://localhost:1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("http://[")]
    public async Task A_redirect_off_the_origin_is_refused(string location)
    {
        await using var world = await CaptchaWorld.WithHostAsync(context => Redirect(context, location));

        Assert.Equal("its host redirects elsewhere", await world.RefusalAsync(world.Address));
    }

    [Fact]
    public async Task A_neighbour_on_this_machine_is_never_reached_by_redirect()
    {
        var reached = false;
        await using var neighbour = await PictureHost.StartAsync(context =>
        {
            reached = true;
            return Samples.Serve(Samples.Png())(context);
        });
        await using var world = await CaptchaWorld.WithHostAsync(context => Redirect(context, neighbour.Address.AbsoluteUri));

        Assert.Equal("its host redirects elsewhere", await world.RefusalAsync(world.Address));
        Assert.False(reached);
    }

    [Fact]
    public async Task A_redirect_to_the_same_origin_brings_no_credentials_in()
    {
        await using var world = await CaptchaWorld.WithHostAsync(
            context => Redirect(context, $"http://me:secret@{context.Request.Host}/picture"));

        Assert.Equal("its address carries credentials", await world.RefusalAsync(world.Address));
    }

    private static Task Redirect(HttpContext context, string location)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
