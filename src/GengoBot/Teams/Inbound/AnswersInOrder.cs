using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Answers one person's messages in a conversation in the order in which they came, although Gengo takes longer for some than for others.
/// </summary>
internal sealed class AnswersInOrder(TimeProvider time) : Microsoft.Bot.Builder.IMiddleware
{
    /// <summary>Longer than anybody waits for "Working…".</summary>
    private readonly KeyedQueue<(string Conversation, string Person)> _lines = new(TimeSpan.FromSeconds(5), time);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type != ActivityTypes.Message)
        {
            await next(cancellationToken);
            return;
        }

        using var place = _lines.Join((activity.Conversation.Id, activity.From.Id));
        turnContext.OnSendActivities(async (_, _, send) =>
        {
            await place.ComeAsync(cancellationToken);
            return await send();
        });
        await next(cancellationToken);
    }
}
