using GengoBot.Teams.Connector;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Teams.Inbound;

/// <summary>Ends a turn that would have to be answered at a host that is not listed, before anything is read or written for it.</summary>
internal sealed partial class UnlistedHostGuard(ServiceHosts hosts, ILogger<UnlistedHostGuard> logger) : Microsoft.Bot.Builder.IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        if (activity.Type == ActivityTypes.Event
            || (Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && hosts.Has(address)))
        {
            // The packages run the bot's own messages as events; ServiceHostGuard checks those.
            return next(cancellationToken);
        }

        Log.Unlisted(logger, activity.ServiceUrl);
        return activity.Type == ActivityTypes.Invoke
            ? turnContext.SendActivityAsync(Messages.Of(new InvokeResponse { Status = StatusCodes.Status403Forbidden }), cancellationToken)
            : Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Ignored an activity: its service URL {ServiceUrl} is not in Bot:ServiceHosts.")]
        public static partial void Unlisted(ILogger logger, string? serviceUrl);
    }
}
