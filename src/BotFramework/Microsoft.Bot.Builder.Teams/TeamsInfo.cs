#nullable disable

using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>Asks Teams about the people of a conversation, and opens threads in channels.</summary>
public static class TeamsInfo
{
    /// <summary>One member of the team, where the turn is in one, or of the chat.</summary>
    public static async Task<TeamsChannelAccount> GetMemberAsync(ITurnContext turnContext, string userId, CancellationToken cancellationToken = default) =>
        await ConnectorClient.Of(turnContext).GetMemberAsync(RosterOf(turnContext), userId, cancellationToken);

    /// <summary>One member of a team, wherever the turn is.</summary>
    public static async Task<TeamsChannelAccount> GetTeamMemberAsync(ITurnContext turnContext, string userId, string teamId = null, CancellationToken cancellationToken = default) =>
        await ConnectorClient.Of(turnContext).GetMemberAsync(
            teamId ?? turnContext.Activity.TeamsGetTeamInfo()?.Id ?? throw new InvalidOperationException("This method is only valid within the scope of a MS Teams Team."), userId, cancellationToken);

    public static async Task<TeamsPagedMembersResult> GetPagedMembersAsync(ITurnContext turnContext, int? pageSize = null, string continuationToken = null, CancellationToken cancellationToken = default) =>
        await ConnectorClient.Of(turnContext).GetPagedMembersAsync(RosterOf(turnContext), pageSize, continuationToken, cancellationToken);

    // A channel has no members of its own: they are the team's, whose id is that of its first channel.
    private static string RosterOf(ITurnContext turnContext) =>
        turnContext.Activity.TeamsGetTeamInfo()?.Id ?? turnContext.Activity.Conversation?.Id;

    /// <summary>Opens a thread in a channel; returns where it is, and the id of its first message.</summary>
    public static async Task<Tuple<ConversationReference, string>> SendMessageToTeamsChannelAsync(ITurnContext turnContext, IActivity activity, string teamsChannelId, string botAppId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrWhiteSpace(teamsChannelId);

        var here = turnContext.Activity;
        var tenantId = here.Conversation?.TenantId;
        Tuple<ConversationReference, string> opened = null;

        await turnContext.Adapter.CreateConversationAsync(
            botAppId,
            Channels.Msteams,
            here.ServiceUrl,
            audience: null,
            new ConversationParameters
            {
                IsGroup = true,
                ChannelData = new TeamsChannelData
                {
                    Channel = new ChannelInfo { Id = teamsChannelId },
                    Tenant = tenantId is null ? null : new TenantInfo { Id = tenantId },
                },
                Activity = (Activity)activity,
                Bot = here.Recipient,
                TenantId = tenantId,
            },
            (turn, _) =>
            {
                opened = Tuple.Create(turn.Activity.GetConversationReference(), turn.Activity.Id);
                return Task.CompletedTask;
            },
            cancellationToken);

        return opened;
    }
}
