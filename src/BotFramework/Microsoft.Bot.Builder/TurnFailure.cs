namespace Microsoft.Bot.Builder;

/// <summary>In the state of a turn that threw and whose exception <see cref="BotAdapter.OnTurnError"/> took.</summary>
internal sealed class TurnFailure
{
    public static readonly TurnFailure Caught = new();
}
