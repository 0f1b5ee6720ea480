using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>A message as the page draws it: the activity that was sent, and what has changed since.</summary>
internal sealed record ChatMessage
{
    public required string Id { get; init; }

    /// <summary>The one-to-one chat or the channel, without a thread.</summary>
    public required string Conversation { get; init; }

    /// <summary>In a channel, the id of the message that opened the thread. The opening message has its own id here.</summary>
    public string? Thread { get; init; }

    /// <summary>The key of the person who wrote the message, or null for the bot.</summary>
    public string? Person { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required JsonElement Activity { get; init; }

    /// <summary>Counts the versions of this message. Each version of a card is refreshed once.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Grows with every change of any message, so that the page can ignore changes it already has.</summary>
    public long Sequence { get; init; }

    /// <summary>The cards that one person sees instead of the message's own, by person key. Teams calls them user-specific views.</summary>
    public IReadOnlyDictionary<string, JsonElement> Views { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The reason why the bot did not get this message, if it did not.</summary>
    public string? Problem { get; init; }
}
