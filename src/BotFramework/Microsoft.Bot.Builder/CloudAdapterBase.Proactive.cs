#nullable disable

using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

// Turns that no channel asked for. Nobody's token is checked: the caller is the bot itself.
public abstract partial class CloudAdapterBase
{
    public override Task ContinueConversationAsync(string botAppId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(CreateClaimsIdentity(botAppId), reference, callback, cancellationToken);

    public override Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);

        return ProcessProactiveAsync(claimsIdentity, reference.GetContinuationActivity(), null, callback, cancellationToken);
    }

    protected async Task ProcessProactiveAsync(ClaimsIdentity claimsIdentity, Activity continuationActivity, string audience, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(continuationActivity);
        ArgumentException.ThrowIfNullOrWhiteSpace(continuationActivity.ServiceUrl, nameof(continuationActivity));

        using var turn = CreateTurn(continuationActivity, claimsIdentity, BotFrameworkAuthentication.CreateConnectorFactory(claimsIdentity));
        await RunPipelineAsync(turn, callback, cancellationToken);
    }

    /// <summary>
    /// Opens a conversation. In the turn that follows the activity's id is that of the first message, where one was sent
    /// along (a new channel thread), so that what is sent then is a reply to it.
    /// </summary>
    public override async Task CreateConversationAsync(string botAppId, string channelId, string serviceUrl, string audience, ConversationParameters conversationParameters, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceUrl);
        ArgumentNullException.ThrowIfNull(conversationParameters);

        var identity = CreateClaimsIdentity(botAppId);
        var connector = BotFrameworkAuthentication.CreateConnectorFactory(identity).Create(serviceUrl);
        var created = await connector.CreateConversationAsync(conversationParameters, cancellationToken);

        var began = new Activity
        {
            Type = ActivityTypes.Event,
            Name = "CreateConversation",
            Id = created.ActivityId,
            ChannelId = channelId,
            ServiceUrl = created.ServiceUrl ?? serviceUrl,
            Conversation = new ConversationAccount { Id = created.Id, IsGroup = conversationParameters.IsGroup, TenantId = conversationParameters.TenantId },
            ChannelData = conversationParameters.ChannelData,
            Recipient = conversationParameters.Bot,
        };

        await ProcessProactiveAsync(identity, began, audience, callback, cancellationToken);
    }

    /// <summary>The bot as its own caller; an empty id is a bot without one.</summary>
#pragma warning disable CA1822 // The SDK's is no static method either.
    protected ClaimsIdentity CreateClaimsIdentity(string botAppId) => new(
    [
        new Claim("aud", botAppId ?? string.Empty),
        new Claim("appid", botAppId ?? string.Empty),
    ]);
#pragma warning restore CA1822
}
