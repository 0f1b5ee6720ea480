using Microsoft.Bot.Builder;

namespace GengoBot.Tests.Teams;

/// <summary>A bot that does what the test says, and keeps the activities it saw.</summary>
internal sealed class ScriptedBot(Func<ITurnContext, CancellationToken, Task>? turn = null) : IBot
{
    public List<Microsoft.Bot.Schema.Activity> Seen { get; } = [];

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Seen.Add(turnContext.Activity);
        return turn?.Invoke(turnContext, cancellationToken) ?? Task.CompletedTask;
    }
}
