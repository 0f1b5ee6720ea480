using System.Security.Claims;
using GengoBot.Teams.Authentication;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Decides whom the adapter believes and in whose name it sends. Without an app id whatever comes without credentials is anonymous, and
/// nothing is sent with a token: a host that is not for trying out refuses before it gets here.
/// </summary>
internal sealed class ChannelAuthentication(
    AuthenticationSettings settings, ChannelTokenValidator validator, BotTokenSource tokens, KeptConnectors connectors)
    : BotFrameworkAuthentication
{
    private static readonly Task<UserTokenClient> UserTokens = Task.FromResult<UserTokenClient>(new NoUserTokens());

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(activity.ChannelId))
        {
            throw new UnauthorizedAccessException("The activity names no channel.");
        }

        var identity = settings.AppId.Length == 0 && string.IsNullOrEmpty(authHeader)
            ? new ClaimsIdentity()
            : await validator.ValidateAsync(authHeader, activity.ChannelId, activity.ServiceUrl, cancellationToken);
        tokens.Prepare();
        return new AuthenticateRequestResult { ClaimsIdentity = identity, ConnectorFactory = connectors, Audience = settings.Audience };
    }

    /// <summary>Refuses: streaming connections are not offered.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The bot takes no streaming connections.");

    /// <summary>One bot, one registration: whoever the turn belongs to, it is sent in the bot's own name.</summary>
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => connectors;

    public override Task<UserTokenClient> CreateUserTokenClientAsync(
        ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) => UserTokens;
}
