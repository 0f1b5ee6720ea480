using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>An action of a person on the page.</summary>
internal sealed record UserAct
{
    public string? Person { get; init; }

    public string? Conversation { get; init; }

    /// <summary><c>open</c> (a conversation), <c>message</c>, <c>submit</c> (Action.Submit) or <c>execute</c> (Action.Execute).</summary>
    public string? Kind { get; init; }

    /// <summary>The text that was typed, or that a button sends.</summary>
    public string? Text { get; init; }

    /// <summary>The text to show when a button sends another (messageBack). Empty shows nothing.</summary>
    public string? ShownText { get; init; }

    /// <summary>A card's data and inputs, or the value of <c>adaptiveCard/action</c>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The message whose card was used.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Whether the text mentions the bot. In a one-to-one chat it need not.</summary>
    public bool Mention { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>The minutes by which the person's clock is ahead of UTC.</summary>
    public int UtcOffset { get; init; }
}
