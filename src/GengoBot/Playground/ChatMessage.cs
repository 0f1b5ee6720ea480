using System.Text.Json;

namespace GengoBot.Playground;

/// <summary>A message as the page draws it: the activity as it travelled, and what has happened to it since.</summary>
internal sealed record ChatMessage
{
    public required string Id { get; init; }

    /// <summary>The 1:1 chat or the channel, without a thread.</summary>
    public required string Conversation { get; init; }

    /// <summary>In a channel, the id of the message that opened the thread; the opening message names itself.</summary>
    public string? Thread { get; init; }

    /// <summary>The key of the person who wrote it; none for the bot.</summary>
    public string? Person { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required JsonElement Activity { get; init; }

    /// <summary>Counts the texts this message has had. A card is refreshed once for each.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Grows with every change of any message, so that the page can drop what it already knows.</summary>
    public long Sequence { get; init; }

    /// <summary>The cards that single people see in place of the message's own, by person key: Teams' user-specific views.</summary>
    public IReadOnlyDictionary<string, JsonElement> Views { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Why the bot did not get this message, where it did not.</summary>
    public string? Problem { get; init; }
}
