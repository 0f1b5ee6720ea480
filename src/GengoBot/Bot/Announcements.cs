using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Bot;

/// <summary>
/// Shows everyone what has become of a job: its card is brought up to date, and one short line names who did what. What is told here has happened
/// already, so a channel that does not take it changes nothing of the answer.
/// </summary>
internal sealed partial class Announcements(ShownJobs shown, IConfiguration configuration, ILogger<Announcements> logger)
{
    /// <returns>The message with the job's card in this conversation, if there is one and it was updated.</returns>
    public async Task<string?> TellAsync(ITurnContext context, Turn turn, JobNews news, CancellationToken cancellationToken)
    {
        var here = shown.Find(turn.Conversation.Id, news.Job);
        var card = here?.CardId ?? (turn.Surface == Surface.Execute ? turn.CardId : null);

        // A form's own message is about to be replaced by the answer.
        var isAnswered = turn.Surface == Surface.Submit && card == turn.CardId;
        var updated = !isAnswered && await UpdateCardAsync(context, turn.Conversation, card, news, cancellationToken);

        if (turn.Conversation.IsShared)
        {
            await SayAsync(context, news, cancellationToken);
        }

        if (here?.Origin is { } origin)
        {
            await TellElsewhereAsync(context, origin, news, cancellationToken);
        }

        return updated ? card : null;
    }

    private async Task<bool> UpdateCardAsync(ITurnContext context, Conversation conversation, string? cardId, JobNews news, CancellationToken cancellationToken)
    {
        if (cardId is null || news.Card is not { } card)
        {
            return false;
        }

        try
        {
            await context.UpdateActivityAsync(Messages.Of(card.Card, cardId), cancellationToken);
            shown.Remember(conversation.Id, news.Job, before => before with { CardId = cardId, Fingerprint = card.Shown?.Fingerprint });
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            // Deleted, or too old to be changed.
            Log.NotTold(logger, news.Job.Value, refused);
            return false;
        }
    }

    private async Task SayAsync(ITurnContext context, JobNews news, CancellationToken cancellationToken)
    {
        if (news.Line is not { } line)
        {
            return;
        }

        try
        {
            await context.SendActivityAsync(Messages.Of(line), cancellationToken);
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotTold(logger, news.Job.Value, refused);
        }
    }

    /// <summary>The conversation that the form of a person's own chat came from hears of it too.</summary>
    private async Task TellElsewhereAsync(ITurnContext context, Conversation origin, JobNews news, CancellationToken cancellationToken)
    {
        var reference = new ConversationReference
        {
            Conversation = new ConversationAccount
            {
                Id = origin.Id,
                TenantId = origin.TenantId,
                ConversationType = origin.Kind == ConversationKind.Channel ? "channel" : "groupChat",
                IsGroup = true,
            },
            Bot = new ChannelAccount { Id = origin.BotId },
            ChannelId = origin.ChannelId,
            ServiceUrl = origin.ServiceUrl,
        };

        await context.Adapter.ContinueConversationAsync(
            configuration["MicrosoftAppId"] ?? "",
            reference,
            async (there, token) =>
            {
                await UpdateCardAsync(there, origin, shown.Find(origin.Id, news.Job)?.CardId, news, token);
                await SayAsync(there, news, token);
            },
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The conversation could not be told what became of job {Job}.")]
        public static partial void NotTold(ILogger logger, long job, Exception exception);
    }
}
