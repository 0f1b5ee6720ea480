#nullable disable

using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Whom to believe and how to sign in, by the Bot Framework's own settings (<c>MicrosoftAppId</c> and so on). As in the
/// SDK, a bot without an app id takes whatever comes without credentials as anonymous, and sends without a token: a host
/// that is not for trying out must refuse before it gets here.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly string _appId;
    private readonly SigningKeys _keys;
    private readonly ChannelTokenValidator _validator;
    private readonly BotTokenSource _tokens;
    private readonly TokenConnectorFactory _connectors;

    public ConfigurationBotFrameworkAuthentication(IConfiguration configuration, ServiceClientCredentialsFactory credentialsFactory = null, AuthenticationConfiguration authConfiguration = null, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
        : this(configuration, httpClientFactory ?? SharedHttpClientFactory.Instance, TimeProvider.System, logger ?? NullLogger.Instance)
    {
    }

    internal ConfigurationBotFrameworkAuthentication(IConfiguration configuration, IHttpClientFactory http, TimeProvider time, ILogger logger)
    {
        var settings = AuthenticationSettings.Read(configuration);

        _appId = settings.AppId;
        _keys = new SigningKeys(settings, http, time, logger);
        _validator = new ChannelTokenValidator(settings, _keys, time);
        _tokens = new BotTokenSource(settings, http, time, logger);
        _connectors = new TokenConnectorFactory(http, _tokens);
    }

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);

        if (string.IsNullOrEmpty(activity.ChannelId))
        {
            throw new UnauthorizedAccessException("The activity names no channel.");
        }

        var identity = _appId.Length == 0 && string.IsNullOrEmpty(authHeader)
            ? new ClaimsIdentity()
            : await _validator.ValidateAsync(authHeader, activity.ChannelId, activity.ServiceUrl, cancellationToken);
        _tokens.Prepare();
        return new AuthenticateRequestResult { ClaimsIdentity = identity, ConnectorFactory = _connectors };
    }

    /// <summary>Whether tokens can be checked: the channel's keys are kept, or could be read just now.</summary>
    internal async Task<bool> HasKeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _keys.GetAsync(cancellationToken);
            return true;
        }
        catch (SigningKeysUnavailableException)
        {
            return false;
        }
    }

    // One bot, one registration: whoever the turn belongs to, it is sent in the bot's own name.
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _connectors;
}
