using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace BotFramework.Tests.Adapter;

public sealed class TurnTests
{
    [Fact]
    public async Task Middleware_stands_around_the_turn_in_the_order_of_its_adding()
    {
        List<string> heard = [];
        var door = new Door(new ScriptedBot((_, _) => Say("bot")));
        door.Adapter.Use(new Around("outer", Say)).Use(new Around("inner", Say));

        await door.PostAsync(Incoming.Message());

        Assert.Equal(["outer", "inner", "bot", "inner left", "outer left"], heard);

        Task Say(string word)
        {
            heard.Add(word);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Middleware_that_does_not_go_on_ends_the_turn()
    {
        var bot = new ScriptedBot();
        var door = new Door(bot);
        door.Adapter.Use(new Wall());

        Assert.Equal(200, (await door.PostAsync(Incoming.Message())).Status);
        Assert.Empty(bot.Seen);
    }

    [Fact]
    public async Task A_turn_knows_who_began_it_and_whether_it_has_answered()
    {
        List<bool> responded = [];
        var door = new Door(new ScriptedBot(async (turn, token) =>
        {
            responded.Add(turn.Responded);
            await turn.SendActivityAsync(new Activity { Type = "trace" }, token);
            responded.Add(turn.Responded);
            await turn.SendActivityAsync("Hello", cancellationToken: token);
            responded.Add(turn.Responded);
            Assert.IsType<System.Security.Claims.ClaimsIdentity>(turn.TurnState[BotAdapter.BotIdentityKey]);
        }));

        await door.PostAsync(Incoming.Message());

        Assert.Equal([false, false, true], responded);
    }

    [Fact]
    public void A_reply_is_addressed_back_to_who_spoke()
    {
        var reply = new Activity
        {
            Type = "message",
            Id = "1",
            ServiceUrl = "https://x.test",
            ChannelId = "msteams",
            Locale = "ja-JP",
            From = new ChannelAccount("29:ana", "Ana"),
            Recipient = new ChannelAccount("28:bot", "Gengo"),
            Conversation = new ConversationAccount { Id = "c" },
        }.CreateReply("Hi");

        Assert.Equal(("28:bot", "29:ana", "1"), (reply.From.Id, reply.Recipient.Id, reply.ReplyToId));
        Assert.Equal(("c", "https://x.test", "msteams", "ja-JP"), (reply.Conversation.Id, reply.ServiceUrl, reply.ChannelId, reply.Locale));
    }

    [Theory]
    [InlineData("message", true)]
    [InlineData("MESSAGE", true)]
    [InlineData("message/kind", true)]
    [InlineData("messageUpdate", false)]
    [InlineData(null, false)]
    public void An_activity_is_a_message_by_its_type(string? type, bool isMessage) =>
        Assert.Equal(isMessage, new Activity { Type = type }.AsMessageActivity() is not null);

    [Fact]
    public void A_conversation_survives_its_storage()
    {
        var reference = new Activity
        {
            Type = "message",
            Id = "1",
            ServiceUrl = "https://x.test",
            ChannelId = "msteams",
            Locale = "ja-JP",
            From = new ChannelAccount("29:ana", aadObjectId: "a"),
            Recipient = new ChannelAccount("28:bot"),
            Conversation = new ConversationAccount { Id = "c", TenantId = "t", IsGroup = true },
        }.GetConversationReference();

        var stored = System.Text.Json.JsonSerializer.Serialize(reference, BotJson.Wire.ConversationReference);

        Assert.Equal(
            """{"activityId":"1","user":{"id":"29:ana","aadObjectId":"a"},"bot":{"id":"28:bot"},"conversation":{"isGroup":true,"id":"c","tenantId":"t"},"channelId":"msteams","locale":"ja-JP","serviceUrl":"https://x.test"}""",
            stored);
        Assert.Equal("c", System.Text.Json.JsonSerializer.Deserialize(stored, BotJson.Wire.ConversationReference)?.Conversation.Id);
    }

    [Fact]
    public void State_is_found_by_type_or_by_key()
    {
        var state = new TurnContextStateCollection();
        state.Add("text");
        state.Set("key", (object)7);

        Assert.Equal("text", state.Get<string>());
        Assert.Equal(7, state.Get<object>("key"));
        Assert.Null(state.Get<string>("key"));
        Assert.Null(state.Get<Activity>());
    }

    [Fact]
    public void Only_the_bots_own_mention_is_taken_out_of_the_text()
    {
        var message = new Activity
        {
            Text = "<at>Gengo</at> show <at>Bo</at> <AT>Gengo</AT>",
            Recipient = new ChannelAccount("28:bot"),
            Entities = [new Mention(new ChannelAccount("28:bot", "Gengo"), "<at>Gengo</at>"), new Mention(new ChannelAccount("29:bo", "Bo"), "<at>Bo</at>"), new Entity("mention"), null!], // As a channel may send.
        };

        Assert.True(message.MentionsRecipient());
        Assert.True(message.MentionsId("29:bo"));
        Assert.False(message.MentionsId("29:ana"));
        Assert.Equal("show <at>Bo</at>", message.RemoveRecipientMention());
    }

    [Fact]
    public void A_mention_without_text_is_known_by_its_name()
    {
        var message = new Activity { Text = "<at>Gengo</at> help", Recipient = new ChannelAccount("28:bot"), Entities = [new Mention(new ChannelAccount("28:bot", "Gengo"))] };

        Assert.Equal("help", message.RemoveRecipientMention());
    }

    [Fact]
    public void A_message_without_text_recipient_or_entities_mentions_nobody()
    {
        var message = new Activity();

        Assert.Null(message.RemoveRecipientMention());
        Assert.False(message.MentionsRecipient());
        Assert.Empty(message.GetMentions());
    }

    [Fact]
    public async Task The_channel_data_of_Teams_is_read_leniently()
    {
        var bot = new ScriptedBot();
        var door = new Door(bot);

        await door.PostAsync("""{"type":"message","serviceUrl":"https://x.test","channelId":"msteams","from":{"id":"a"},"conversation":{"id":"c"},"channelData":{"channel":{"id":"19:c"},"team":{"id":"19:t","name":"T"},"settings":{"selectedChannel":{"id":"19:s"}},"new":1}}""");
        await door.PostAsync(Incoming.Message(("channelData", "nonsense")));

        Assert.Equal(("19:c", "19:t", "19:s"), (bot.Seen[0].TeamsGetChannelId(), bot.Seen[0].TeamsGetTeamInfo()?.Id, bot.Seen[0].TeamsGetSelectedChannelId()));
        Assert.Null(bot.Seen[1].TeamsGetChannelId());
        Assert.False(bot.Seen[1].TryGetChannelData<TeamsChannelData>(out _));
    }

    [Fact]
    public async Task Asking_for_a_notification_keeps_the_channel_data_that_was_there()
    {
        var door = new Door(new ScriptedBot((turn, token) =>
        {
            var message = MessageFactory.Text("Look");
            message.ChannelData = new RawJson("""{"tenant":{"id":"t"},"new":1}""");
            message.TeamsNotifyUser();
            return turn.SendActivityAsync(message, token);
        }));

        await door.PostAsync(Incoming.Message());

        Assert.Equal("""{"notification":{"alert":true,"alertInMeeting":false},"tenant":{"id":"t"},"new":1}""", door.Connector.Last.Body?["channelData"]?.ToJsonString());
    }

    private sealed class Around(string name, Func<string, Task> say) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            await say(name);
            await next(cancellationToken);
            await say(name + " left");
        }
    }

    private sealed class Wall : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
