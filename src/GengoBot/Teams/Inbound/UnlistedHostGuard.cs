using GengoBot.Teams.Outbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>Ends the turn of whoever wants to be answered at an address that the bot would not answer at: nothing is read at Gengo or written for them.</summary>
internal sealed partial class UnlistedHostGuard(ServiceHosts hosts, ILogger<UnlistedHostGuard> logger) : Microsoft.Bot.Builder.IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type == ActivityTypes.Event || (Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && hosts.Has(address)))
        {
            // The bot's own writing is an event, and is checked where it leaves.
            return next(cancellationToken);
        }

        Log.Unlisted(logger, activity.ServiceUrl);
        return activity.Type == ActivityTypes.Invoke
            ? turnContext.SendActivityAsync(new Activity { Type = Messages.InvokeResponseType, Value = new InvokeResponse { Status = StatusCodes.Status403Forbidden } }, cancellationToken)
            : Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "'{ServiceUrl}' is not among Bot:ServiceHosts: whoever wants to be answered there is not listened to.")]
        public static partial void Unlisted(ILogger logger, string? serviceUrl);
    }
}
