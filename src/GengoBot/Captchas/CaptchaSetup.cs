using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GengoBot.Captchas;

/// <summary>What captcha pictures need. Who adds them also says, by <see cref="CaptchaOptions"/>, what is ours.</summary>
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
