using GengoBot.Notifications.Engine;
using GengoBot.Teams.Outbound;

namespace GengoBot.Notifications.Delivery;

/// <summary>The way of a message from its row to Teams.</summary>
internal static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<OutboxStore>()
        .AddSingleton<NotificationPoster>()
        .AddSingleton<NotificationSender>()
        .AddSingleton<RecipientPolicy>()
        .AddSingleton<OutboxDispatcher>()
        .AddSingleton<DeliveryStatus>()
        .AddSingleton<IWorker, DeliveryWorker>();
}
