using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>
/// The answer of the bot's endpoint, for the page to show: its status, and its body as JSON or as text. The status is null when nothing was
/// sent, as with a channel message that does not mention the bot.
/// </summary>
internal sealed record BotAnswer(int? Status, JsonElement? Body = null, string? Text = null, string? MessageId = null)
{
    public bool Failed => Status is not (null or (>= 200 and < 300));

    /// <summary>One line for the user, with the code and message of a JSON error if there is one.</summary>
    public string Problem()
    {
        var error = Body?.Member("error");
        var told = error?.Text("message") is { } message ? $"{error.Value.Text("code")}: {message}".TrimStart(':', ' ') : Text;
        return string.IsNullOrWhiteSpace(told) ? $"The bot answered {Status}." : $"The bot answered {Status}: {told}";
    }
}
