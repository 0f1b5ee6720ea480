using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GengoBot.Captchas;

/// <summary>Registers captcha pictures. The caller configures <see cref="CaptchaOptions"/>.</summary>
internal static class CaptchaSetup
{
    public static IServiceCollection AddCaptchaPictures(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CaptchaPictures>();
        services.AddSingleton<CaptchaPictureCache>();
        services.AddSingleton(provider => new CaptchaAddress(provider.GetRequiredService<IOptions<CaptchaOptions>>().Value));

        services.AddHttpClient(nameof(CaptchaPictures), client => client.Timeout = Timeout.InfiniteTimeSpan) // FetchAsync has the clock
            .ConfigurePrimaryHttpMessageHandler(provider => CaptchaHandler.For(provider.GetRequiredService<CaptchaAddress>()))
            .RemoveAllLoggers(); // they would write the address

        return services;
    }
}
