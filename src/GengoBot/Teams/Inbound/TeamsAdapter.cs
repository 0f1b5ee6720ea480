using GengoBot.Teams.Authentication;
using GengoBot.Teams.Requests;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Turns an HTTP request into a turn, and what the turn leaves into the HTTP answer: 200; for an invoke what its handler said, or 501;
/// 400 for what is no activity; 401 for wrong credentials; 405 for anything but a POST; 413 over 256 KB; 415 for anything but JSON in
/// UTF-8; 503 when credentials cannot be checked now. A refusal carries <c>{"error":{"code","message"}}</c>. The packages' CloudAdapter
/// answers several of these with 500, and cannot be overridden there.
/// </summary>
internal sealed partial class TeamsAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    /// <summary>Teams gives up on a request after 10 to 15 seconds (https://github.com/MicrosoftDocs/msteams-docs/issues/6461).</summary>
    private static readonly TimeSpan TurnTime = TimeSpan.FromSeconds(8);

    private readonly BackgroundWork _background;
    private readonly ILogger _logger;

    public TeamsAdapter(
        BotFrameworkAuthentication authentication, TurnLanguage language, UnlistedHostGuard unlisted, TurnLimits limits,
        AnswersInOrder inOrder, BackgroundWork background, ILogger<TeamsAdapter> logger)
        : base(authentication, NullLogger.Instance) // it has several lines for each turn, and no other level for them than ours
    {
        _background = background;
        _logger = logger;
        Use(language);
        Use(unlisted);
        Use(limits);
        Use(inOrder);
        OnTurnError = (turn, exception) =>
        {
            Log.TurnFailed(logger, turn.Activity.Type, exception);
            return Task.CompletedTask;
        };
    }

    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        Activity activity;
        AuthenticateRequestResult authenticated;

        try
        {
            activity = await ActivityRequest.ReadAsync(httpRequest, cancellationToken);
            authenticated = await AuthenticateAsync(activity, httpRequest, cancellationToken);
        }
        catch (RefusedRequestException refused)
        {
            Log.Refused(_logger, refused.Status, refused.Message);
            await refused.WriteAsync(httpResponse, cancellationToken);
            return;
        }

        var turn = ProcessActivityAsync(authenticated, activity, bot.OnTurnAsync, cancellationToken);
        if (!IsAnsweredHere(activity) && !await _background.EndsInAsync(turn, TurnTime))
        {
            return;
        }

        await WriteAsync(httpResponse, await turn, cancellationToken);
    }

    /// <summary>Whether the caller waits for the answer in its own request. Any other turn may go on when the request has ended.</summary>
    private static bool IsAnsweredHere(Activity activity) =>
        activity.Type == ActivityTypes.Invoke || activity.DeliveryMode == DeliveryModes.ExpectReplies;

    /// <summary>Apart from the turn, so that an UnauthorizedAccessException of the bot's own is no 401.</summary>
    private async Task<AuthenticateRequestResult> AuthenticateAsync(
        Activity activity, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, request.Headers.Authorization, cancellationToken);
        }
        catch (UnauthorizedAccessException refused)
        {
            Log.Unauthorized(_logger, refused.Message);
            throw RefusedRequestException.Unauthorized();
        }
        catch (SigningKeysUnavailableException)
        {
            throw RefusedRequestException.CannotJudge();
        }
    }

    private static async Task WriteAsync(HttpResponse response, InvokeResponse? answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
        if (answer?.Body is { } body)
        {
            await response.WriteJsonAsync(body, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Request refused with {Status}: {Reason}")]
        public static partial void Refused(ILogger logger, int status, string reason);

        [LoggerMessage(LogLevel.Warning, "Credentials refused: {Reason}")]
        public static partial void Unauthorized(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "A turn ({Type}) could not be answered.")]
        public static partial void TurnFailed(ILogger logger, string type, Exception exception);
    }
}
