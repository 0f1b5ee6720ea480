using GengoBot.Outbox;
using GengoBot.Scheduler;
using GengoBot.Teams.Outbound;
using Microsoft.Extensions.Options;

namespace GengoBot.Notifications;

/// <summary>Registers the outbox and its delivery.</summary>
internal static class NotificationsSetup
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<NotificationsOptions>().Bind(builder.Configuration.GetSection(NotificationsOptions.Section))
            .Validate(
                static options => options.Per30Seconds >= options.PerSecond && options.Per30Seconds <= 30_000,
                "Notifications:Per30Seconds must be at least Notifications:PerSecond, and at most 30000.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationsOptions>, NotificationsRanges>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<NotificationPoster>();
        services.AddSingleton<NotificationSender>();
        services.AddSingleton<TroubleNotices>();
        services.AddSingleton<RecipientPolicy>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<DeliveryStatus>();
        services.AddSingleton<DeliveredNotificationStore>();
        services.AddSingleton<MuteStore>();
        services.AddSingleton<ConversationLifecycle>();
        services.AddSingleton<IWorker, DeliveryWorker>();
        return builder;
    }
}
