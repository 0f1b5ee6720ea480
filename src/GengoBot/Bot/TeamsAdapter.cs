using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace GengoBot.Bot;

/// <summary>Carries turns between Teams and the bot. What goes wrong while sending is logged once; there is nobody left to tell.</summary>
internal sealed partial class TeamsAdapter : CloudAdapter
{
    public TeamsAdapter(BotFrameworkAuthentication authentication, UnlistedHosts unlisted, TurnLimits limits, ILogger<TeamsAdapter> logger)
        : base(authentication, logger)
    {
        Use(unlisted);
        Use(limits);
        OnTurnError = (turn, exception) =>
        {
            Log.TurnFailed(logger, turn.Activity.Type, exception);
            return Task.CompletedTask;
        };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A turn ({Type}) could not be answered.")]
        public static partial void TurnFailed(ILogger logger, string type, Exception exception);
    }
}
