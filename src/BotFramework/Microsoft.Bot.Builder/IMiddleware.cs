#nullable disable

namespace Microsoft.Bot.Builder;

/// <summary>Stands around every turn; a middleware that does not call <c>next</c> ends it.</summary>
public interface IMiddleware
{
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
