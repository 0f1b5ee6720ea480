using GengoBot.Captchas;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Captchas;

/// <summary>
/// The captcha pictures as the bot has them, a picture host on loopback that is the account's own, and a clock that stands still.
/// </summary>
internal sealed class CaptchaWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly PictureHost? _host;

    private CaptchaWorld(PictureHost? host, Action<CaptchaOptions>? configure)
    {
        _host = host;
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddCaptchaPictures()
            .Configure<CaptchaOptions>(options =>
            {
                options.IsAccountOrigin = address => address.IsLoopback && address.Port == host?.Address.Port && address.Scheme == "http";
                options.Resolve = (name, _) => throw new InvalidOperationException($"A test looked up {name}.");
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new();

    public CaptchaPictures Pictures => _services.GetRequiredService<CaptchaPictures>();

    public CaptchaPictureCache Shelf => _services.GetRequiredService<CaptchaPictureCache>();

    public Uri Address => _host?.Address ?? throw new InvalidOperationException("This test has no host.");

    public static async Task<CaptchaWorld> WithHostAsync(RequestDelegate answer, Action<CaptchaOptions>? configure = null) =>
        new(await PictureHost.StartAsync(answer), configure);

    public static CaptchaWorld WithoutHost(Action<CaptchaOptions>? configure = null) => new(null, configure);

    public async Task<string> RefusalAsync(Uri address) =>
        (await Assert.ThrowsAsync<CaptchaUnavailableException>(
            () => Pictures.FetchAsync(address, TestContext.Current.CancellationToken))).Reason;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
