using System.Runtime.ExceptionServices;
using GengoBot.Bot;
using GengoBot.Cards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace GengoBot.Notifications.Delivery;

/// <summary>Posts a card where nobody speaks just now. What the channel refuses is thrown; it is not the adapter's to log and forget.</summary>
internal sealed class Poster(IBotFrameworkHttpAdapter adapter, Members members, IConfiguration configuration, TimeProvider time)
{
    /// <summary>Longer than Teams takes; a post cut short may have arrived, and is sent again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>The message's id.</returns>
    public async Task<string?> PostAsync(Conversation conversation, Card card)
    {
        string? id = null;
        ExceptionDispatchInfo? refused = null;
        using var patience = new CancellationTokenSource(Patience, time);
        await ((BotAdapter)adapter).ContinueAsync(
            configuration,
            conversation,
            async (context, cancellationToken) =>
            {
                try
                {
                    id = (await context.SendActivityAsync(Messages.Of(await members.WithRefreshAsync(context, card)), cancellationToken))?.Id;
                }
                catch (Exception exception)
                {
                    refused = ExceptionDispatchInfo.Capture(exception);
                }
            },
            patience.Token);
        refused?.Throw();
        return string.IsNullOrEmpty(id) ? null : id;
    }
}
