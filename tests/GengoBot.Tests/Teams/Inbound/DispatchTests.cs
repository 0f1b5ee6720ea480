using System.Text.Json.Nodes;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The packages call the right method for each kind of activity. The bot overrides these methods and no others.</summary>
public sealed class DispatchTests
{
    public static TheoryData<string, string, string[]> Kinds => new()
    {
        { "message", """{"text":"help"}""", ["message help"] },
        { "installationUpdate", """{"action":"add"}""", ["installed"] },
        { "installationUpdate", """{"action":"add-upgrade"}""", ["installed"] },
        { "installationUpdate", """{"action":"remove"}""", ["uninstalled"] },
        { "installationUpdate", """{"action":"remove-upgrade"}""", ["uninstalled"] },
        { "installationUpdate", """{"action":"other"}""", [] },
        { "conversationUpdate", "{}", [] },
        { "conversationUpdate", """{"membersAdded":[{"id":"29:bo"},null,{}]}""", ["added 29:bo, "] },
        { "conversationUpdate", """{"membersAdded":[{"id":"28:bot"}],"channelData":{"team":{"id":"t"}}}""", ["added 28:bot t"] },
        { "conversationUpdate", """{"membersRemoved":[{"id":"29:bo"}],"channelData":{"team":{"id":"t"}}}""", ["removed 29:bo t"] },
        { "conversationUpdate", Team("channelCreated"), [] },
        { "conversationUpdate", Team("channelDeleted"), ["channelDeleted c t"] },
        { "conversationUpdate", Team("channelRestored"), ["channelRestored c t"] },
        { "conversationUpdate", Team("teamArchived"), ["teamArchived t"] },
        { "conversationUpdate", Team("teamUnarchived"), ["teamUnarchived t"] },
        { "conversationUpdate", Team("teamDeleted"), ["teamDeleted t"] },
        { "conversationUpdate", Team("teamHardDeleted"), ["teamHardDeleted t"] },
        { "conversationUpdate", Team("teamRestored"), ["teamRestored t"] },
        { "conversationUpdate", Team("somethingNew"), [] },
        { "messageUpdate", """{"text":"cancel 43","channelData":{"eventType":"editMessage"}}""", [] },
        { "somethingNew", "{}", [] },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_of_activity_has_its_method(string type, string members, string[] ran)
    {
        var bot = new SpyHandler();
        var door = new Door(bot);
        var body = Incoming.Activity(
            type, [.. (JsonNode.Parse(members) as JsonObject ?? []).Select(member => (member.Key, member.Value?.DeepClone()))]);

        Assert.Equal(200, (await door.PostAsync(body.ToJsonString())).Status);

        Assert.Equal(ran, bot.Ran);
        Assert.Empty(door.Connector.Calls);
        Assert.DoesNotContain(door.Logs.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static string Team(string eventType) =>
        $$$"""{"channelData":{"eventType":"{{{eventType}}}","channel":{"id":"c"},"team":{"id":"t"} } }""";
}
