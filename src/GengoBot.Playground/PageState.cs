namespace GengoBot.Playground;

/// <summary>Everything a page needs to draw itself from nothing. When a file is missing, the page shows cards as text.</summary>
internal sealed record PageState(
    string Team, string BotName, IReadOnlyList<Person> People, IReadOnlyList<TeamChannel> Channels, IReadOnlyList<string> Missing,
    IReadOnlyList<ChatMessage> Messages)
{
    public static IResult Get(ChatStore store) => Results.Json(
        new PageState(
            Organization.TeamName, Organization.BotName, Organization.People, Organization.Channels, PageFiles.Missing, store.Snapshot()),
        PlaygroundJson.Default.PageState);
}
