#nullable disable

using System.Net;
using System.Security.Claims;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Builder;

/// <summary>An adapter that sends over the connector's REST calls, with the bot's own token.</summary>
public abstract partial class CloudAdapterBase : BotAdapter
{
    protected CloudAdapterBase(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(botFrameworkAuthentication);

        BotFrameworkAuthentication = botFrameworkAuthentication;
        Logger = logger ?? NullLogger.Instance;
    }

    protected BotFrameworkAuthentication BotFrameworkAuthentication { get; }

    protected ILogger Logger { get; }

    protected async Task<InvokeResponse> ProcessActivityAsync(string authHeader, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var authenticated = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        return await ProcessActivityAsync(authenticated, activity, callback, cancellationToken);
    }

    /// <summary>Runs the turn, and returns what the request is to be answered with; null is a plain 200.</summary>
    protected async Task<InvokeResponse> ProcessActivityAsync(AuthenticateRequestResult authenticateRequestResult, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticateRequestResult);
        ArgumentNullException.ThrowIfNull(activity);

        activity.CallerId = authenticateRequestResult.CallerId;

        using var turn = CreateTurn(activity, authenticateRequestResult.ClaimsIdentity, authenticateRequestResult.ConnectorFactory);
        await RunPipelineAsync(turn, callback, cancellationToken);
        return AnswerOf(turn);
    }

    private TurnContext CreateTurn(Activity activity, ClaimsIdentity identity, ConnectorFactory connectors)
    {
        var turn = new TurnContext(this, activity);
        turn.TurnState.Set(BotIdentityKey, identity);
        turn.TurnState.Set(connectors.Create(activity.ServiceUrl));
        return turn;
    }

    private static InvokeResponse AnswerOf(TurnContext turn)
    {
        if (turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = new ExpectedReplies(turn.BufferedReplyActivities) };
        }

        if (turn.Activity.Type != ActivityTypes.Invoke)
        {
            return null;
        }

        // After OnTurnError the request has been dealt with, answered or not.
        return turn.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse
            ?? (turn.TurnState.Get<TurnFailure>() is null ? new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented } : null);
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);

        var responses = new ResourceResponse[activities.Length];

        for (var i = 0; i < activities.Length; i++)
        {
            responses[i] = await SendActivityAsync(turnContext, activities[i], cancellationToken) ?? new ResourceResponse();
        }

        return responses;
    }

    private static async Task<ResourceResponse> SendActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        // The channel gives the id.
        activity.Id = null;

        switch (activity.Type)
        {
            case InvokeResponse.ActivityType:
                turnContext.TurnState.Set(InvokeResponseKey, activity);
                return null;
            case ActivityTypes.Trace when activity.ChannelId != Channels.Emulator:
                return null;
            default:
                return string.IsNullOrWhiteSpace(activity.ReplyToId)
                    ? await ConnectorClient.Of(turnContext).SendToConversationAsync(activity, cancellationToken)
                    : await ConnectorClient.Of(turnContext).ReplyToActivityAsync(activity, cancellationToken);
        }
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);

        return ConnectorClient.Of(turnContext).UpdateActivityAsync(activity, cancellationToken);
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);

        return ConnectorClient.Of(turnContext).DeleteActivityAsync(reference.Conversation?.Id, reference.ActivityId, cancellationToken);
    }
}
