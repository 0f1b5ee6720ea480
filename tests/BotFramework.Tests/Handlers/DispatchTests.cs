using System.Net;
using System.Text.Json.Nodes;

namespace BotFramework.Tests.Handlers;

public sealed class DispatchTests
{
    public static TheoryData<string, string, string[]> Kinds => new()
    {
        { "message", """{"text":"help"}""", ["message help"] },
        { "messageUpdate", """{"channelData":{"eventType":"editMessage"}}""", ["messageUpdate", "edit"] },
        { "messageUpdate", """{"channelData":{"eventType":"undeleteMessage"}}""", ["messageUpdate", "undelete"] },
        { "messageUpdate", """{"channelId":"webchat","channelData":{"eventType":"editMessage"}}""", ["messageUpdate"] },
        { "messageUpdate", """{"channelData":7}""", ["messageUpdate"] },
        { "messageDelete", """{"channelData":{"eventType":"softDeleteMessage"}}""", ["softDelete"] },
        { "messageReaction", """{"reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"sad"}]}""", ["reacted like", "unreacted sad"] },
        { "installationUpdate", """{"action":"add"}""", ["installed"] },
        { "installationUpdate", """{"action":"add-upgrade"}""", ["installed"] },
        { "installationUpdate", """{"action":"remove"}""", ["uninstalled"] },
        { "installationUpdate", """{"action":"remove-upgrade"}""", ["uninstalled"] },
        { "installationUpdate", """{"action":"other"}""", [] },
        { "event", """{"name":"application/vnd.microsoft.readReceipt"}""", ["event application/vnd.microsoft.readReceipt"] },
        { "typing", "{}", ["typing"] },
        { "endOfConversation", "{}", ["end"] },
        { "somethingNew", "{}", ["unrecognized"] },
        { "conversationUpdate", "{}", [] },
        { "conversationUpdate", """{"channelData":{"eventType":"somethingNew"}}""", [] },
        { "conversationUpdate", """{"channelId":"webchat","membersAdded":[{"id":"28:bot"}]}""", [] },
        { "conversationUpdate", """{"channelId":"webchat","membersAdded":[{"id":"28:bot"},{"id":"bo"}]}""", ["added 28:bot/,bo/"] },
        { "conversationUpdate", """{"channelId":"webchat","membersRemoved":[{"id":"bo"}]}""", ["removed bo"] },
        { "conversationUpdate", """{"membersAdded":[{"id":"29:bo","email":"bo@x.test"},{"id":"28:bot"},null,{}]}""", ["added 29:bo/bo@x.test,28:bot/,/"] },
        { "conversationUpdate", """{"membersRemoved":[{"id":"29:bo"},null]}""", ["removed 29:bo"] },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_of_activity_has_its_method(string type, string members, string[] ran)
    {
        var bot = new SpyHandler();
        var door = new Door(bot);

        var answer = await door.PostAsync(With(type, members));

        Assert.Equal(200, answer.Status);
        Assert.Equal(ran, bot.Ran);
        Assert.Empty(door.Connector.Calls);
    }

    [Theory]
    [InlineData("channelCreated", "channelCreated c t")]
    [InlineData("channelDeleted", "channelDeleted c t")]
    [InlineData("channelRenamed", "channelRenamed c t")]
    [InlineData("channelRestored", "channelRestored c t")]
    [InlineData("teamArchived", "teamArchived t")]
    [InlineData("teamDeleted", "teamDeleted t")]
    [InlineData("teamHardDeleted", "teamHardDeleted t")]
    [InlineData("teamRenamed", "teamRenamed t")]
    [InlineData("teamRestored", "teamRestored t")]
    [InlineData("teamUnarchived", "teamUnarchived t")]
    public async Task Each_event_of_a_team_or_channel_has_its_method(string eventType, string ran)
    {
        var bot = new SpyHandler();

        await new Door(bot).PostAsync(With("conversationUpdate", $$$"""{"channelData":{"eventType":"{{{eventType}}}","channel":{"id":"c"},"team":{"id":"t"} } }"""));

        Assert.Equal([ran], bot.Ran);
    }

    [Fact]
    public async Task A_new_member_with_nothing_but_an_id_is_asked_for_at_Teams()
    {
        var bot = new SpyHandler();
        var door = new Door(bot);
        door.Connector.Answers.Enqueue((HttpStatusCode.OK, """{"id":"29:bo","email":"bo@x.test"}"""));

        await door.PostAsync(With("conversationUpdate", """{"membersAdded":[{"id":"29:bo"}],"channelData":{"team":{"id":"19:team@thread.tacv2"}}}"""));

        Assert.Equal(["added 29:bo/bo@x.test"], bot.Ran);
        Assert.Equal("GET https://smba.test/emea/v3/conversations/19%3Ateam%40thread.tacv2/members/29%3Abo", door.Connector.Last.Line);
    }

    [Fact]
    public async Task A_new_member_who_is_gone_again_is_known_by_id()
    {
        var bot = new SpyHandler();
        var door = new Door(bot);
        door.Connector.Answers.Enqueue((HttpStatusCode.NotFound, """{"error":{"code":"ConversationNotFound"}}"""));

        await door.PostAsync(With("conversationUpdate", """{"membersAdded":[{"id":"29:bo"}]}"""));

        Assert.Equal(["added 29:bo/"], bot.Ran);
    }

    private static string With(string type, string members) => Incoming.Activity(
        type, [.. (JsonNode.Parse(members) as JsonObject ?? []).Select(member => (member.Key, member.Value?.DeepClone()))]).ToJsonString();
}
