using GengoBot.Cards;
using GengoBot.Conversations;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Connector;

/// <summary>
/// Writes to conversations that the bot knows, whether or not somebody speaks there now, and asks who is in them. What Teams refuses is
/// thrown: <see cref="Messages.IsUndelivered"/> tells it from other failures.
/// </summary>
internal sealed class TeamsConversations(KeptConnectors connectors, OtherAddresses addresses)
{
    /// <returns>The message's id; null where Teams gave none.</returns>
    public Task<string?> PostAsync(Conversation there, Card card, CancellationToken cancellationToken) =>
        PostAsync(there, Messages.Of(card), ConnectorHttp.Replies, cancellationToken);

    public Task<string?> PostAsync(Conversation there, string sentence, CancellationToken cancellationToken) =>
        PostAsync(there, Messages.Of(sentence), ConnectorHttp.Replies, cancellationToken);

    /// <summary>Posts for a caller that tries again by itself: what Teams refuses is thrown at once.</summary>
    public Task<string?> PostOnceAsync(Conversation there, Card card, CancellationToken cancellationToken) =>
        PostAsync(there, Messages.Of(card), ConnectorHttp.Notifications, cancellationToken);

    /// <summary>Puts a card in the place of a message.</summary>
    public Task UpdateAsync(Conversation there, string messageId, Card card, CancellationToken cancellationToken) =>
        CallsTo(there.ServiceUrl).UpdateActivityAsync(To(there, Messages.Of(card, messageId)), cancellationToken);

    /// <summary>Opens a person's own chat with the bot, or finds it.</summary>
    public async Task<Conversation> OpenPersonalChatAsync(Conversation here, string personId, CancellationToken cancellationToken)
    {
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount(here.BotId),
            Members = [new ChannelAccount(personId)],
            TenantId = here.TenantId,
            ChannelData = here.TenantId is { } tenant
                ? new Dictionary<string, object> { ["tenant"] = new Dictionary<string, object> { ["id"] = tenant } }
                : null,
        };
        return await addresses.CallAsync(here.ServiceUrl, here.Id, async address =>
        {
            var opened = await CallsTo(address).CreateConversationAsync(parameters, cancellationToken);
            var id = opened.Id ?? throw new ErrorResponseException("Teams opened a chat without saying which.");
            return here with { Id = id, Kind = ConversationKind.Personal, ServiceUrl = address, TeamId = null };
        });
    }

    public Task<ChannelAccount?> FindMemberAsync(Conversation here, string personId, CancellationToken cancellationToken) =>
        addresses.CallAsync<ChannelAccount?>(here.ServiceUrl, here.Id, async address =>
            await connectors.For(address, ConnectorHttp.Replies).Members
                .GetConversationMemberAsync(PathSegment.Checked(personId), RosterOf(here), cancellationToken));

    public Task<PagedMembersResult> ListMembersAsync(Conversation here, int pageSize, CancellationToken cancellationToken) =>
        addresses.CallAsync(here.ServiceUrl, here.Id, address =>
            CallsTo(address).GetConversationPagedMembersAsync(RosterOf(here), pageSize, cancellationToken: cancellationToken));

    private async Task<string?> PostAsync(Conversation there, Activity message, string client, CancellationToken cancellationToken) =>
        (await CallsTo(there.ServiceUrl, client).SendToConversationAsync(To(there, message), cancellationToken))?.Id;

    private IConversations CallsTo(string serviceUrl, string client = ConnectorHttp.Replies) =>
        connectors.For(serviceUrl, client).Conversations;

    /// <summary>The people of a channel are its team's.</summary>
    private static string RosterOf(Conversation here) => PathSegment.Checked(here.TeamId ?? here.Id);

    private static Activity To(Conversation there, Activity message)
    {
        message.ServiceUrl = there.ServiceUrl;
        message.ChannelId = there.ChannelId;
        message.From = new ChannelAccount(there.BotId);
        message.Conversation = new ConversationAccount
        {
            Id = there.Id,
            TenantId = there.TenantId,
            IsGroup = there.IsShared,
            ConversationType = there.Kind switch
            {
                ConversationKind.Channel => "channel",
                ConversationKind.Group => "groupChat",
                _ => "personal",
            },
        };
        return message;
    }
}
