using GengoBot.Teams.Outbound;
using GengoBot.Scheduler;
using Microsoft.Extensions.Options;

namespace GengoBot.Notifications;

/// <summary>Registers the outbox and its delivery.</summary>
internal static class NotificationsSetup
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<NotificationsOptions>().Bind(builder.Configuration.GetSection(NotificationsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationsOptions>, NotificationsOptionsValidator>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<NotificationPoster>();
        services.AddSingleton<NotificationSender>();
        services.AddSingleton<RecipientPolicy>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<DeliveryStatus>();
        services.AddSingleton<DeliveredNotificationStore>();
        services.AddSingleton<MuteStore>();
        services.AddSingleton<ConversationLifecycle>();
        services.AddSingleton<IWorker, DeliveryWorker>();
        return builder;
    }

    private sealed class NotificationsOptionsValidator : IValidateOptions<NotificationsOptions>
    {
        public ValidateOptionsResult Validate(string? name, NotificationsOptions options)
        {
            var problems = Problems(options).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        private static IEnumerable<string> Problems(NotificationsOptions options)
        {
            if (options.MaxAttempts is < 1 or > 1_000)
            {
                yield return "Notifications:MaxAttempts must be 1 to 1000.";
            }

            if (options.PerSecond is < 1 or > 1_000)
            {
                yield return "Notifications:PerSecond must be 1 to 1000.";
            }

            if (options.Per30Seconds < options.PerSecond || options.Per30Seconds > 30_000)
            {
                yield return "Notifications:Per30Seconds must be at least Notifications:PerSecond, and at most 30000.";
            }

            if (options.MergeWindow < TimeSpan.Zero || options.MergeWindow > TimeSpan.FromHours(1))
            {
                yield return "Notifications:MergeWindow must be 00:00:00 to 01:00:00.";
            }
        }
    }
}
