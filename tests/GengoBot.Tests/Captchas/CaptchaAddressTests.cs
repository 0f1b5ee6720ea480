using System.Net;
using GengoBot.Captchas;

namespace GengoBot.Tests.Captchas;

public sealed class CaptchaAddressTests
{
    private const string NotPublic = "its host is not on the public internet";

    [Theory]
    [InlineData("http://pictures.example/a.png")]
    [InlineData("http://127.0.0.1:8080/a.png")]
    [InlineData("ftp://pictures.example/a.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("a.png")]
    public async Task Only_https_is_fetched(string address)
    {
        await using var world = CaptchaWorld.WithoutHost();

        Assert.Equal("its address is not https", await world.RefusalAsync(new Uri(address, UriKind.RelativeOrAbsolute)));
    }

    [Fact]
    public async Task An_address_with_a_name_and_password_is_refused()
    {
        await using var world = CaptchaWorld.WithoutHost();

        Assert.Equal("its address carries credentials", await world.RefusalAsync(new Uri("https://me:secret@pictures.example/a.png")));
    }

    [Theory]
    [InlineData("https://127.0.0.1/a.png")]
    [InlineData("https://127.1/a.png")]
    [InlineData("https://2130706433/a.png")]
    [InlineData("https://0x7f000001/a.png")]
    [InlineData("https://0177.0.0.1/a.png")]
    [InlineData("https://①②⑦.⓪.⓪.①/a.png")]
    [InlineData("https://[::1]/a.png")]
    [InlineData("https://[::ffff:10.0.0.1]/a.png")]
    [InlineData("https://[::ffff:7f00:1]/a.png")]
    [InlineData("https://[fe80::1]/a.png")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    public async Task A_literal_address_inside_is_refused_however_it_is_written(string address)
    {
        await using var world = CaptchaWorld.WithoutHost(options =>
            options.Resolve = (host, _) => Task.FromResult(new[] { IPAddress.Parse("127.0.0.1") }));

        Assert.Equal(NotPublic, await world.RefusalAsync(new Uri(address)));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.0.10")]
    [InlineData("::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("93.184.216.34", "10.1.2.3")]
    [InlineData("2606:2800:220:1::1", "::ffff:127.0.0.1")]
    public async Task A_name_with_any_address_inside_is_refused(params string[] addresses)
    {
        var captcha = new CaptchaAddress(new CaptchaOptions
        {
            Resolve = (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)),
        });

        var thrown = await Assert.ThrowsAsync<CaptchaUnavailableException>(
            () => captcha.ResolveAsync(new Uri("https://pictures.example/a.png"), TestContext.Current.CancellationToken));

        Assert.Equal(NotPublic, thrown.Reason);
    }

    [Fact]
    public async Task A_name_with_addresses_outside_only_is_connected_to_by_those()
    {
        IPAddress[] outside = [IPAddress.Parse("93.184.216.34"), IPAddress.Parse("2606:2800:220:1::1")];
        var captcha = new CaptchaAddress(new CaptchaOptions { Resolve = (_, _) => Task.FromResult(outside) });

        Assert.Equal(outside, await captcha.ResolveAsync(new Uri("https://pictures.example/a.png"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_where_the_connection_is_made()
    {
        await using var world = CaptchaWorld.WithoutHost(options =>
            options.Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse("10.1.2.3") }));

        Assert.Equal(NotPublic, await world.RefusalAsync(new Uri("https://pictures.example/a.png")));
    }

    [Fact]
    public async Task A_name_without_an_address_is_refused()
    {
        await using var world = CaptchaWorld.WithoutHost(options => options.Resolve = (_, _) => Task.FromResult<IPAddress[]>([]));

        Assert.Equal("its host has no address", await world.RefusalAsync(new Uri("https://pictures.example/a.png")));
    }

    [Fact]
    public async Task The_names_servers_are_waited_for_three_seconds_too()
    {
        var asked = new TaskCompletionSource();
        await using var world = CaptchaWorld.WithoutHost(options => options.Resolve = async (_, cancellationToken) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        });

        var refusal = world.RefusalAsync(new Uri("https://pictures.example/a.png"));
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        world.Clock.Advance(CaptchaPictures.Patience);

        Assert.Equal("its host took too long", await refusal);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_so_that_a_second_answer_cannot_lead_inside()
    {
        var answers = new Queue<string>(["127.0.0.1", "10.0.0.1"]);
        await using var world = await CaptchaWorld.WithHostAsync(
            Samples.Serve(Samples.Png()),
            options => options.Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) }));

        await world.Pictures.FetchAsync(new Uri($"http://localhost:{world.Address.Port}/"), TestContext.Current.CancellationToken);

        Assert.Single(answers);
    }

    [Fact]
    public async Task The_accounts_own_loopback_name_leads_to_loopback_only()
    {
        await using var world = await CaptchaWorld.WithHostAsync(
            Samples.Serve(Samples.Png()),
            options => options.Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse("10.0.0.1") }));

        Assert.Equal(NotPublic, await world.RefusalAsync(new Uri($"http://localhost:{world.Address.Port}/")));
    }

    [Fact]
    public async Task Another_port_beside_the_accounts_own_is_refused()
    {
        await using var neighbour = await PictureHost.StartAsync(Samples.Serve(Samples.Png()));
        await using var world = await CaptchaWorld.WithHostAsync(Samples.Serve(Samples.Png()));

        Assert.Equal("its address is not https", await world.RefusalAsync(neighbour.Address));
        Assert.Equal(NotPublic, await world.RefusalAsync(new Uri($"https://127.0.0.1:{world.Address.Port}/")));
    }

    [Fact]
    public async Task An_account_that_is_not_on_this_machine_gets_no_exception()
    {
        await using var world = CaptchaWorld.WithoutHost(options => options.IsAccountOrigin = _ => true);

        Assert.Equal("its address is not https", await world.RefusalAsync(new Uri("http://pictures.example/a.png")));
        Assert.Equal(NotPublic, await world.RefusalAsync(new Uri("https://10.0.0.1/a.png")));
    }
}
