using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace BotFramework.Tests.Connector;

/// <summary>bot-protocol section 4: each call, as it leaves.</summary>
public sealed class SendingTests
{
    private const string Conversation = "https://smba.test/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1";

    [Fact]
    public async Task A_reply_goes_to_the_message_it_answers()
    {
        var (door, id) = await TurnAsync(async (turn, token) => (await turn.SendActivityAsync(MessageFactory.Text("Hello 日本"), token)).Id);

        Assert.Equal("sent-1", id);
        Assert.Equal($"POST {Conversation}/activities/1732451400000", door.Connector.Last.Line);
        Assert.Equal("application/json; charset=utf-8", door.Connector.Last.ContentType);
        AssertJson(
            """
            {
              "type": "message", "serviceUrl": "https://smba.test/emea/", "channelId": "msteams", "from": { "id": "28:bot", "name": "Gengo" },
              "conversation": { "id": "19:abc@thread.tacv2;messageid=1", "tenantId": "t" }, "recipient": { "id": "29:ana", "name": "Ana" },
              "text": "Hello 日本", "inputHint": "acceptingInput", "attachments": [], "entities": [], "replyToId": "1732451400000"
            }
            """,
            door.Connector.Last.Body);
    }

    [Fact]
    public async Task A_card_goes_out_byte_for_byte()
    {
        var card = new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = new RawJson("""{"type":"AdaptiveCard","version":"1.5"}""") };

        var (door, _) = await TurnAsync((turn, token) => turn.SendActivityAsync(MessageFactory.Attachment(card), token));

        AssertJson("""[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5"}}]""", door.Connector.Last.Body?["attachments"]);
    }

    [Fact]
    public async Task What_has_no_message_to_answer_goes_to_the_conversation()
    {
        var (door, _) = await TurnAsync((turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token), ("id", null));

        Assert.Equal($"POST {Conversation}/activities", door.Connector.Last.Line);
    }

    [Fact]
    public async Task Several_activities_go_in_their_order_and_get_their_ids()
    {
        var (door, ids) = await TurnAsync(async (turn, token) =>
        {
            var responses = await turn.SendActivitiesAsync([MessageFactory.Text("one"), new Activity { Type = "typing" }, new Activity { Type = "trace" }, MessageFactory.Text("two")], token);
            return responses.Select(response => response.Id);
        });

        Assert.Equal(["sent-1", "sent-2", null, "sent-3"], ids);
        Assert.Equal(["message", "typing", "message"], door.Connector.Calls.Select(call => (string?)call.Body?["type"]));
    }

    [Fact]
    public async Task A_message_is_updated_whole()
    {
        var (door, _) = await TurnAsync((turn, token) => turn.UpdateActivityAsync(new Activity { Type = "message", Id = "a/b", Text = "new" }, token));

        Assert.Equal($"PUT {Conversation}/activities/a%2Fb", door.Connector.Last.Line);
        Assert.Equal(("a/b", "new"), ((string?)door.Connector.Last.Body?["id"], (string?)door.Connector.Last.Body?["text"]));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Accepted)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task A_message_is_deleted(HttpStatusCode status)
    {
        var door = new Door(new ScriptedBot((turn, token) => turn.DeleteActivityAsync("1:2", token)));
        door.Connector.Answers.Enqueue((status, ""));

        Assert.Equal(200, (await door.PostAsync(Incoming.Message())).Status);

        Assert.Equal($"DELETE {Conversation}/activities/1%3A2", door.Connector.Last.Line);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_does_not_undo_the_call()
    {
        var door = new Door(new ScriptedBot((turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token)));
        door.Connector.Answers.Enqueue((HttpStatusCode.Created, "<html>"));

        Assert.Equal(200, (await door.PostAsync(Incoming.Message())).Status);
    }

    [Fact]
    public async Task Members_are_asked_for_one_by_one_and_by_the_page()
    {
        var door = new Door(new ScriptedBot(async (turn, token) =>
        {
            var member = await TeamsInfo.GetMemberAsync(turn, "29:ana", token);
            var page = await TeamsInfo.GetPagedMembersAsync(turn, 50, "a b", token);
            await turn.SendActivityAsync($"{member.UserPrincipalName} {page.Members.Count} {page.ContinuationToken} {page.Members[0].Email}", cancellationToken: token);
            await TeamsInfo.GetPagedMembersAsync(turn, cancellationToken: token);
        }));
        door.Connector.Answers.Enqueue((HttpStatusCode.OK, """{"id":"29:ana","userPrincipalName":"ana@x.test","userRole":"user"}"""));
        door.Connector.Answers.Enqueue((HttpStatusCode.OK, """{"continuationToken":"next","members":[{"id":"29:bo","email":"bo@x.test","new":1}]}"""));

        await door.PostAsync(Incoming.Message());

        Assert.Equal(
            [$"GET {Conversation}/members/29%3Aana", $"GET {Conversation}/pagedmembers?pageSize=50&continuationToken=a%20b", $"POST {Conversation}/activities/1732451400000", $"GET {Conversation}/pagedmembers"],
            door.Connector.Calls.Select(call => call.Line));
        Assert.Equal("ana@x.test 1 next bo@x.test", (string?)door.Connector.Calls[2].Body?["text"]);
    }

    [Theory]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster","message":"Not here."}}""", "BotNotInConversationRoster", "Not here.")]
    [InlineData("""{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":null}"}""", "MessageWritesBlocked", "{\"subCode\":\"MessageWritesBlocked\",\"details\":null}")]
    [InlineData("""{"errorCode":209,"message":"blocked"}""", "209", "blocked")]
    [InlineData("""{"error":{"code":403}}""", "403", null)]
    public async Task A_refusal_is_an_exception_with_code_and_raw_text(string body, string code, string? message)
    {
        var refusal = await RefusalAsync(HttpStatusCode.Forbidden, body);

        Assert.Equal((code, message), (refusal.Body?.Error?.Code, refusal.Body?.Error?.Message));
        Assert.Equal((403, body), ((int)refusal.Response.StatusCode, refusal.Response.Content));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"error":"x"}""")]
    public async Task A_refusal_of_no_known_shape_keeps_its_status_and_text(string body)
    {
        var refusal = await RefusalAsync(HttpStatusCode.BadGateway, body);

        Assert.Null(refusal.Body);
        Assert.Equal((502, body), ((int)refusal.Response.StatusCode, refusal.Response.Content));
        Assert.Equal(["application/json; charset=utf-8"], refusal.Response.Headers["content-type"]);
        Assert.DoesNotContain("secret words", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_bot_sends_its_token_and_renews_it_once_when_refused()
    {
        var door = new Door(new ScriptedBot(), Door.Registered);
        door.Connector.Answers.Enqueue((HttpStatusCode.Unauthorized, "{}"));

        await ProactiveAsync(door, (turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token));

        Assert.Equal(["Bearer token-1", "Bearer token-2"], door.Connector.Calls.Select(call => call.Authorization));
        Assert.Equal(["Hello", "Hello"], door.Connector.Calls.Select(call => (string?)call.Body?["text"]));
    }

    [Fact]
    public async Task A_bot_refused_twice_gives_up()
    {
        var door = new Door(new ScriptedBot(), Door.Registered);
        door.Connector.Answers.Enqueue((HttpStatusCode.Unauthorized, "{}"));
        door.Connector.Answers.Enqueue((HttpStatusCode.Unauthorized, """{"error":{"code":"BotNotRegistered"}}"""));

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() =>
            ProactiveAsync(door, (turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token)));

        Assert.Equal("BotNotRegistered", refusal.Body?.Error?.Code);
        Assert.Equal(2, door.Connector.Calls.Count);
    }

    [Fact]
    public async Task A_bot_without_an_app_id_sends_no_token_and_does_not_try_again()
    {
        var refusal = await RefusalAsync(HttpStatusCode.Unauthorized, "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, refusal.Response.StatusCode);
    }

    [Fact]
    public async Task A_conversation_known_from_before_is_continued_with_a_plain_post()
    {
        var door = new Door(new ScriptedBot());

        await ProactiveAsync(door, async (turn, token) =>
        {
            Assert.Equal(("event", "ContinueConversation"), (turn.Activity.Type, turn.Activity.Name));
            await turn.SendActivityAsync("News", cancellationToken: token);
            await turn.UpdateActivityAsync(new Activity { Type = "message", Id = "old", Text = "Newer" }, token);
        });

        Assert.Equal([$"POST {Conversation}/activities", $"PUT {Conversation}/activities/old"], door.Connector.Calls.Select(call => call.Line));
        AssertJson("""{"id":"28:bot","name":"Gengo"}""", door.Connector.Calls[0].Body?["from"]);
        Assert.All(door.Connector.Calls, call => Assert.Null(call.Body?["replyToId"]));
    }

    [Fact]
    public async Task A_conversation_without_an_address_is_not_continued()
    {
        var door = new Door(new ScriptedBot());

        await Assert.ThrowsAnyAsync<ArgumentException>(() => door.Adapter.ContinueConversationAsync(
            Door.AppId, new ConversationReference(), (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_chat_with_one_person_is_opened_and_written_to()
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((HttpStatusCode.Created, """{"id":"a:chat"}"""));

        await door.Adapter.CreateConversationAsync(
            Door.AppId,
            "msteams",
            "https://smba.test/emea",
            null,
            new ConversationParameters
            {
                Bot = new ChannelAccount("28:bot"),
                Members = [new ChannelAccount("29:ana")],
                TenantId = "t",
                IsGroup = false,
                ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = "t" } },
            },
            (turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token),
            TestContext.Current.CancellationToken);

        Assert.Equal(["POST https://smba.test/emea/v3/conversations", "POST https://smba.test/emea/v3/conversations/a%3Achat/activities"], door.Connector.Calls.Select(call => call.Line));
        AssertJson("""{"bot":{"id":"28:bot"},"members":[{"id":"29:ana"}],"tenantId":"t","isGroup":false,"channelData":{"tenant":{"id":"t"}}}""", door.Connector.Calls[0].Body);
    }

    [Fact]
    public async Task A_thread_is_opened_in_a_channel()
    {
        Tuple<ConversationReference, string>? thread = null;
        var door = new Door(new ScriptedBot(async (turn, token) =>
            thread = await TeamsInfo.SendMessageToTeamsChannelAsync(turn, MessageFactory.Text("New thread"), "19:c@thread.tacv2", Door.AppId, token)));
        door.Connector.Answers.Enqueue((HttpStatusCode.Created, """{"id":"19:c@thread.tacv2;messageid=7","activityId":"7"}"""));

        await door.PostAsync(Incoming.Message());

        Assert.Equal(("19:c@thread.tacv2;messageid=7", "7", "7"), (thread?.Item1.Conversation.Id, thread?.Item1.ActivityId, thread?.Item2));
        Assert.Equal("https://smba.test/emea/", thread?.Item1.ServiceUrl);
        AssertJson(
            """
            {
              "isGroup": true, "tenantId": "t", "bot": { "id": "28:bot", "name": "Gengo" }, "channelData": { "channel": { "id": "19:c@thread.tacv2" }, "tenant": { "id": "t" } },
              "activity": { "type": "message", "text": "New thread", "inputHint": "acceptingInput", "attachments": [], "entities": [] }
            }
            """,
            door.Connector.Last.Body);
    }

    private static Task<ErrorResponseException> RefusalAsync(HttpStatusCode status, string body)
    {
        var door = new Door(new ScriptedBot((turn, token) => turn.SendActivityAsync("secret words", cancellationToken: token)));
        door.Connector.Answers.Enqueue((status, body));

        return Assert.ThrowsAsync<ErrorResponseException>(() => door.PostAsync(Incoming.Message()));
    }

    private static Task ProactiveAsync(Door door, BotCallbackHandler turn) => door.Adapter.ContinueConversationAsync(
        Door.AppId,
        new ConversationReference
        {
            ActivityId = "1732451400000",
            Bot = new ChannelAccount("28:bot", "Gengo"),
            User = new ChannelAccount("29:ana", "Ana"),
            ChannelId = "msteams",
            ServiceUrl = "https://smba.test/emea",
            Conversation = new ConversationAccount { Id = "19:abc@thread.tacv2;messageid=1" },
        },
        turn,
        TestContext.Current.CancellationToken);

    private static async Task<(Door Door, T Result)> TurnAsync<T>(Func<ITurnContext, CancellationToken, Task<T>> turn, params (string Name, JsonNode? Value)[] members)
    {
        var results = new List<T>();
        var door = new Door(new ScriptedBot(async (context, token) => results.Add(await turn(context, token))));

        Assert.Equal(200, (await door.PostAsync(Incoming.Message(members))).Status);
        return (door, results.Single());
    }

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
