using System.Globalization;
using Microsoft.Bot.Builder;

namespace GengoBot.Teams.Inbound;

/// <summary>Sets the language that the turn is answered in: the one of the person's client.</summary>
internal sealed class TurnLanguage : Microsoft.Bot.Builder.IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        CultureInfo.CurrentUICulture = ActivityReader.LanguageOf(turnContext.Activity);
        return next(cancellationToken);
    }
}
