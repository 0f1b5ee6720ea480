using GengoBot.Accounts;
using GengoBot.Captchas;
using GengoBot.Teams;
using Microsoft.Extensions.Options;

namespace GengoBot.Reviews;

/// <summary>Registers what carries out decisions, and the captchas that some of them need.</summary>
internal static class ReviewsSetup
{
    public static WebApplicationBuilder AddReviews(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Decisions>();
        services.AddSingleton<DecisionAnswers>();
        services.AddSingleton<ReturnedWords>();
        services.AddSingleton<ResolvedWriteNotice>();
        services.AddSingleton<RejectCard>();
        services.AddHostedService<UnfinishedWrites>();
        services.AddCaptchaPictures();
        services.AddOptions<CaptchaOptions>().Configure<IOptions<BotOptions>, GengoAccounts>(static (captchas, bot, accounts) =>
        {
            captchas.PublicAddress = bot.Value.PublicAddress;
            captchas.IsAccountOrigin = accounts.IsLoopbackOrigin;
        });
        return builder;
    }
}
