using System.Text.Json.Nodes;
using GengoBot.Conversations;
using GengoBot.Teams.Inbound;
using GengoBot.Teams.Reading;
using GengoBot.Text;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The reader copes with whatever Teams, or somebody else, sends.</summary>
public sealed class ActivityReaderTests
{
    private const string BotMention = """{"type":"mention","text":"<at>Gengo</at>","mentioned":{"id":"28:bot","name":"Gengo"}}""";

    [Fact]
    public async Task Mentions_are_read_and_what_is_no_mention_is_passed_over()
    {
        var message = await ReadAsync(Entities($$$"""
            [
              {{{BotMention}}}, {"type":"MENTION","text":"<at>Bo</at>","mentioned":{"id":"29:bo","name":"Bo"}}, null, 5,
              {"type":null}, {"type":"clientInfo"}, {"type":"mention"}, {"type":"mention","mentioned":5},
              {"type":"mention","mentioned":{"id":[],"name":7}}
            ]
            """));

        message.Text = "<at>Gengo</at> ask <at>Bo</at>";
        var read = MessageReader.Read(message);

        Assert.Equal("ask Bo", read.Words);
        Assert.Equal([new TextMention("29:bo", "Bo")], read.People);
        Assert.True(read.MentionsBot);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""[{"type":"mention","text":"<at>Gengo</at>","mentioned":{"id":"28:another","name":"Gengo"}}]""")]
    public async Task A_message_in_a_channel_that_does_not_mention_the_bot_is_not_for_it(string entities)
    {
        var message = await ReadAsync(Entities(entities));

        Assert.False(MessageReader.Read(message).MentionsBot);
    }

    [Fact]
    public void A_message_without_recipient_or_entities_mentions_nobody()
    {
        var message = new Activity { Conversation = new ConversationAccount { ConversationType = "channel" } };

        Assert.False(MessageReader.Read(message).MentionsBot);
    }

    [Fact]
    public async Task The_channel_data_of_Teams_says_team_and_tenant()
    {
        var message = await ReadAsync(
            ChannelData("""{"team":{"id":"19:t","name":"T"},"tenant":{"id":"other"},"settings":{"new":1},"new":[1]}"""));

        var conversation = ActivityReader.ConversationOf(message);

        Assert.Equal(("19:t", "other", ConversationKind.Channel), (conversation.TeamId, conversation.TenantId, conversation.Kind));
    }

    [Theory]
    [InlineData("\"nonsense\"", null)]
    [InlineData("7", null)]
    [InlineData("[]", null)]
    [InlineData("true", null)]
    [InlineData("""{"team":"x","tenant":5}""", null)]
    [InlineData("""{"team":{"id":{}},"tenant":[{}]}""", null)]
    [InlineData("""{"channel":7,"team":{"id":"19:t"},"onBehalfOf":{},"meeting":[],"eventType":{}}""", "19:t")]
    public async Task Channel_data_of_any_shape_fails_no_turn(string channelData, string? team)
    {
        var message = await ReadAsync(ChannelData(channelData));

        Assert.Equal(team, ActivityReader.ConversationOf(message).TeamId);
        Assert.Equal(team, message.TeamsGetTeamInfo()?.Id);
    }

    private static (string, JsonNode?) Entities(string json) => ("entities", JsonNode.Parse(json));

    private static (string, JsonNode?) ChannelData(string json) => ("channelData", JsonNode.Parse(json));

    /// <summary>A message in a channel as the bot gets it.</summary>
    private static async Task<Activity> ReadAsync((string, JsonNode?) member)
    {
        var bot = new ScriptedBot();
        var door = new Door(bot);
        var conversation = new JsonObject { ["id"] = "19:c", ["conversationType"] = "channel" };

        Assert.Equal(200, (await door.PostAsync(Incoming.Message(("conversation", conversation), member))).Status);

        Assert.DoesNotContain(door.Logs.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
        return Assert.Single(bot.Seen);
    }
}
