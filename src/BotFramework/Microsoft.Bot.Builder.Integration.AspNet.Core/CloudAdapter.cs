#nullable disable

using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The door: an HTTP request becomes a turn, and what the turn leaves becomes the HTTP answer. Answers: 200; what an
/// invoke's handler said, or 501; 400 what is no whole activity; 401 wrong credentials; 405 no POST; 413 over
/// 256 KB; 415 no JSON in UTF-8; 503 credentials that cannot be checked now. A refusal carries <c>{"error":{"code","message"}}</c>.
/// </summary>
public partial class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public CloudAdapter(IConfiguration configuration, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
        : this(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: httpClientFactory, logger: logger), logger)
    {
    }

    public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        Activity activity;
        AuthenticateRequestResult authenticated;

        try
        {
            activity = await ActivityRequest.ReadAsync(httpRequest, cancellationToken);
            authenticated = await AuthenticateAsync(activity, httpRequest, cancellationToken);
        }
        catch (RefusedRequestException refused)
        {
            Log.Refused(Logger, refused.Status, refused.Message);
            await refused.WriteAsync(httpResponse, cancellationToken);
            return;
        }

        var answer = await ProcessActivityAsync(authenticated, activity, bot.OnTurnAsync, cancellationToken);
        await WriteAsync(httpResponse, answer, cancellationToken);
    }

    // Apart from the turn, so that an UnauthorizedAccessException of the bot's own is no 401.
    private async Task<AuthenticateRequestResult> AuthenticateAsync(Activity activity, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, request.Headers.Authorization, cancellationToken);
        }
        catch (UnauthorizedAccessException exception)
        {
            Log.Unauthorized(Logger, exception.Message);
            throw RefusedRequestException.Unauthorized();
        }
        catch (SigningKeysUnavailableException)
        {
            throw RefusedRequestException.CannotJudge();
        }
    }

    private static async Task WriteAsync(HttpResponse response, InvokeResponse answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer?.Status ?? (int)HttpStatusCode.OK;

        if (answer?.Body is null)
        {
            return;
        }

        response.ContentType = "application/json; charset=utf-8";

        using (var writer = new Utf8JsonWriter(response.BodyWriter, AnyJson.WriterOptions))
        {
            AnyJson.Write(writer, answer.Body);
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Request refused with {Status}: {Reason}")]
        public static partial void Refused(ILogger logger, int status, string reason);

        [LoggerMessage(LogLevel.Warning, "Credentials refused: {Reason}")]
        public static partial void Unauthorized(ILogger logger, string reason);
    }
}
