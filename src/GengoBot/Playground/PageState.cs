namespace GengoBot.Playground;

/// <summary>All that a page needs to draw itself anew. Without a file that is missing, cards are shown by their text.</summary>
internal sealed record PageState(
    string Team, string BotName, IReadOnlyList<Person> People, IReadOnlyList<TeamChannel> Channels, IReadOnlyList<string> Missing,
    IReadOnlyList<ChatMessage> Messages);
