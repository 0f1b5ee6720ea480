using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>What a person did on the page.</summary>
internal sealed record UserAct
{
    public string? Person { get; init; }

    public string? Conversation { get; init; }

    /// <summary><c>open</c> (looked at a conversation), <c>message</c>, <c>submit</c> (Action.Submit) or <c>execute</c> (Action.Execute).</summary>
    public string? Kind { get; init; }

    /// <summary>The words typed, or those that a button types.</summary>
    public string? Text { get; init; }

    /// <summary>The words shown where a button types others (messageBack); empty shows nothing.</summary>
    public string? ShownText { get; init; }

    /// <summary>A card's data and inputs, or the value of <c>adaptiveCard/action</c>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The message whose card was used.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Whether the text speaks to the bot; in a 1:1 chat it always does.</summary>
    public bool Mention { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>Minutes that the person's clock is ahead of UTC.</summary>
    public int UtcOffset { get; init; }
}
