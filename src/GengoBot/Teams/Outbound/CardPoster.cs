using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Builder;

namespace GengoBot.Teams.Outbound;

/// <summary>Posts the cards of answers, and remembers which text of a job each has shown.</summary>
internal sealed partial class CardPoster(
    TeamsConversations teams, RosterCache rosters, ShownJobStore shown, PersonalChats chats, ILogger<CardPoster> logger)
{
    /// <summary>Posts a card through the turn, since the reply may have to go out in the response to its request.</summary>
    /// <param name="inPlace">Whether it takes the place of the clicked card, for all who see that.</param>
    /// <returns>The message that holds the card now.</returns>
    public async Task<string?> ReplyAsync(ITurnContext context, Turn turn, Card card, bool inPlace, CancellationToken cancellationToken)
    {
        card = await RefreshedAsync(turn, card);
        return inPlace && turn.CardId is { } clicked && await TryUpdateAsync(turn, clicked, card, cancellationToken)
            ? clicked
            : (await context.SendActivityAsync(Messages.Of(card), cancellationToken))?.Id;
    }

    /// <summary>Puts a card in the place of "Working…", when the turn's request has ended.</summary>
    public async Task ReplaceAsync(Turn turn, string workingId, Card card, CancellationToken cancellationToken)
    {
        card = await RefreshedAsync(turn, card);
        if (!await TryUpdateAsync(turn, workingId, card, cancellationToken))
        {
            await teams.PostAsync(turn.Conversation, card, cancellationToken);
        }
    }

    private Task<Card> RefreshedAsync(Turn turn, Card card) =>
        rosters.WithRefreshAsync(turn.Conversation, card, turn.Conversation.IsShared ? null : turn.Person);

    private async Task<bool> TryUpdateAsync(Turn turn, string messageId, Card card, CancellationToken cancellationToken)
    {
        try
        {
            await teams.UpdateAsync(turn.Conversation, messageId, card, cancellationToken);
            return true;
        }
        catch (Exception refused) when (Messages.IsUndelivered(refused))
        {
            Log.NotUpdated(logger, turn.Reference, refused);
            return false;
        }
    }

    /// <summary>Posts to the person's own chat what others must not read.</summary>
    /// <returns>A sentence for this conversation that says so, or how the person lets the bot write to them.</returns>
    public async Task<string> PostPrivatelyAsync(Turn turn, Card card, SeenText? seen, CancellationToken cancellationToken)
    {
        var isReached = await chats.OpenAsync(
            turn,
            async (chat, token) =>
            {
                var sent = await teams.PostAsync(chat, card.RefreshedFor([turn.Person.Id]), token);
                if (seen is not null)
                {
                    var form = new ShownJob(sent, seen.Fingerprint, turn.Conversation);
                    await shown.RememberAsync(chat.Id, turn.Account.Name, seen.Job, form, token);
                }
            },
            cancellationToken);
        return Sentence.InPlainText(isReached ? Strings.FormIsInChat : Strings.AddMeFirst, turn.Person.Name);
    }

    /// <param name="cardId">The job's card in this conversation from now on; null where it has none, or another.</param>
    public Task RememberAsync(Turn turn, SeenText? seen, string? cardId, CancellationToken cancellationToken) => seen is null
        ? Task.CompletedTask
        : shown.RememberAsync(
            turn.Conversation.Id, turn.Account.Name, seen.Job, new ShownJob(cardId, seen.Fingerprint), cancellationToken);

    /// <summary>
    /// Remembers a text on a form or in the clicked card's place. Only in the person's own chat: in a shared one nobody else saw it.
    /// </summary>
    public Task RememberSeenAsync(Turn turn, SeenText? seen, CancellationToken cancellationToken) =>
        turn.Conversation.IsShared ? Task.CompletedTask : RememberAsync(turn, seen, cardId: null, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: the card could not be updated, so a new one is sent.")]
        public static partial void NotUpdated(ILogger logger, string reference, Exception exception);
    }
}
