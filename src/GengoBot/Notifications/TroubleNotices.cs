using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Outbox;
using GengoBot.Teams.Connector;
using GengoBot.Teams.Outbound;

namespace GengoBot.Notifications;

/// <summary>
/// Says that Teams does not take the bot's messages somewhere: to those who set the watches, in their own chats, while nothing can be
/// posted there; and there itself, once it takes them again.
/// </summary>
internal sealed class TroubleNotices(WatchStore watches, PersonalChats chats, TeamsConversations teams)
{
    /// <summary>The card that comes first when a conversation can be reached again.</summary>
    /// <param name="since">Since when Teams took nothing there.</param>
    public static Card Back(DateTimeOffset since) => new CardDraft()
        .Title(Strings.ReachableTitle)
        .Line(Strings.Reachable, since)
        .Done();

    /// <summary>Tells those who set the watches of the job that nothing can be posted in their channel. None of the news is told.</summary>
    public async Task RepliesOnlyAsync(Conversation channel, OutboxMessage message, SendFailure refusal)
    {
        var card = new CardDraft()
            .Title(Strings.RepliesOnlyTitle)
            .Line(Strings.RepliesOnly, message.Job, SendFailureText.Of(refusal.Code))
            .Line(Tone.Subtle, Strings.RepliesOnlyHow)
            .Done();
        foreach (var person in await watches.CreatorsAsync(channel.Id, message.Account, message.Job, CancellationToken.None))
        {
            await chats.OpenAsync(
                channel, person, refusal.Code, async (chat, token) => await teams.PostAsync(chat, card, token), CancellationToken.None);
        }
    }
}
