using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Teams.Connector;

namespace GengoBot.Teams.Outbound;

/// <summary>
/// Posts the card of a notification. What Teams refuses is thrown at once: the outbox decides when it is tried again.
/// </summary>
internal sealed class NotificationPoster(TeamsConversations teams, RosterCache members, GengoAccounts accounts, TimeProvider time)
{
    /// <summary>Longer than Teams takes. A post that was cut short may have arrived, and is sent again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>The message's id.</returns>
    public async Task<string?> PostAsync(Conversation conversation, string account, Card card)
    {
        card = card.About(accounts.OnCards(account));
        using var patience = new CancellationTokenSource(Patience, time);
        var id = await teams.PostOnceAsync(conversation, await members.WithRefreshAsync(conversation, card), patience.Token);
        return string.IsNullOrEmpty(id) ? null : id;
    }
}
