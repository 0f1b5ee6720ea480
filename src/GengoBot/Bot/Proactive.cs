using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Bot;

/// <summary>Writing to a conversation that nobody speaks in right now.</summary>
internal static class Proactive
{
    public static Task ContinueAsync(this BotAdapter adapter, IConfiguration configuration, Conversation conversation, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        adapter.ContinueConversationAsync(
            configuration["MicrosoftAppId"] ?? "",
            ReferenceTo(conversation),
            (there, token) =>
            {
                // A reference does not say it, and the people of a channel are its team's.
                if (conversation.TeamId is { } team)
                {
                    there.Activity.ChannelData = new TeamsChannelData { Team = new TeamInfo { Id = team } };
                }

                return callback(there, token);
            },
            cancellationToken);

    private static ConversationReference ReferenceTo(Conversation conversation) => new()
    {
        Conversation = new ConversationAccount
        {
            Id = conversation.Id,
            TenantId = conversation.TenantId,
            ConversationType = conversation.Kind switch
            {
                ConversationKind.Channel => "channel",
                ConversationKind.Group => "groupChat",
                _ => "personal",
            },
            IsGroup = conversation.IsShared,
        },
        Bot = new ChannelAccount { Id = conversation.BotId },
        ChannelId = conversation.ChannelId,
        ServiceUrl = conversation.ServiceUrl,
    };
}
