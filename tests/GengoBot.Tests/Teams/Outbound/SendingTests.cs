using System.Net;
using System.Text.Json.Nodes;
using GengoBot.Cards;
using GengoBot.Conversations;
using GengoBot.Teams;
using GengoBot.Teams.Connector;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>The calls to the connector, and how their answers are read.</summary>
public sealed class SendingTests
{
    private const string Address = "https://smba.test/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1";

    private static readonly Conversation Thread =
        new("19:abc@thread.tacv2;messageid=1", ConversationKind.Channel, "https://smba.test/emea", "msteams", "t", "28:bot");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_goes_to_the_message_it_answers()
    {
        var (door, id) = await TurnAsync(async (turn, token) =>
            (await turn.SendActivityAsync(MessageFactory.Text("Hello 日本"), token)).Id);

        Assert.Equal("sent-1", id);
        Assert.Equal($"POST {Address}/activities/1732451400000", door.Connector.Last.Line);
        Assert.Equal("application/json; charset=utf-8", door.Connector.Last.ContentType);
        AssertJson(
            """
            {
              "type": "message", "serviceUrl": "https://smba.test/emea/", "channelId": "msteams", "text": "Hello 日本",
              "from": { "id": "28:bot", "name": "Gengo" }, "recipient": { "id": "29:ana", "name": "Ana" },
              "conversation": { "id": "19:abc@thread.tacv2;messageid=1", "tenantId": "t" },
              "inputHint": "acceptingInput", "attachments": [], "replyToId": "1732451400000"
            }
            """,
            door.Connector.Last.Body);
    }

    [Fact]
    public async Task A_card_goes_out_byte_for_byte()
    {
        var card = new Attachment
        {
            ContentType = "application/vnd.microsoft.card.adaptive",
            Content = ActivityJson.Raw("""{"type":"AdaptiveCard","n":1.50}"""),
        };

        var (door, _) = await TurnAsync((turn, token) => turn.SendActivityAsync(MessageFactory.Attachment(card), token));

        Assert.Equal(
            """[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","n":1.50}}]""",
            door.Connector.Last.Body?["attachments"]?.ToJsonString());
    }

    [Fact]
    public async Task What_has_no_message_to_answer_goes_to_the_conversation()
    {
        var (door, _) = await TurnAsync((turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token), ("id", null));

        Assert.Equal($"POST {Address}/activities", door.Connector.Last.Line);
    }

    [Fact]
    public async Task Several_activities_go_in_their_order_and_get_their_ids()
    {
        var (door, ids) = await TurnAsync(async (turn, token) =>
        {
            IActivity[] activities =
                [MessageFactory.Text("one"), new Activity { Type = "typing" }, new Activity { Type = "trace" }, MessageFactory.Text("two")];
            return (await turn.SendActivitiesAsync(activities, token)).Select(static response => response.Id);
        });

        Assert.Equal(["sent-1", "sent-2", "", "sent-3"], ids);
        Assert.Equal(["message", "typing", "message"], door.Connector.Calls.Select(static call => (string?)call.Body?["type"]));
    }

    [Fact]
    public async Task A_message_is_updated_whole()
    {
        var (door, _) = await TurnAsync((turn, token) =>
            turn.UpdateActivityAsync(new Activity { Type = "message", Id = "a/b", Text = "new" }, token));

        Assert.Equal($"PUT {Address}/activities/a%2Fb", door.Connector.Last.Line);
        Assert.Equal(("a/b", "new"), ((string?)door.Connector.Last.Body?["id"], (string?)door.Connector.Last.Body?["text"]));
    }

    [Theory]
    [InlineData(HttpStatusCode.Created, "<html>")]
    [InlineData(HttpStatusCode.OK, "[]")]
    [InlineData(HttpStatusCode.Accepted, "")]
    [InlineData(HttpStatusCode.NoContent, "")]
    public async Task An_answer_that_cannot_be_read_does_not_undo_the_call(HttpStatusCode status, string body)
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((status, body));

        Assert.Null(await door.Conversations.PostAsync(Thread, "Hello", Token));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((HttpStatusCode.OK, $$"""{"id":"1","more":"{{new string('x', 256 * 1024)}}"}"""));

        Assert.Null(await door.Conversations.PostAsync(Thread, "Hello", Token));

        Assert.Single(door.Connector.Calls);
    }

    [Fact]
    public async Task A_card_is_posted_where_nobody_speaks_just_now_and_put_in_the_place_of_another()
    {
        var door = new Door(new ScriptedBot());
        var card = new CardDraft().Line("{0}", "News").Done();

        Assert.Equal("sent-1", await door.Conversations.PostAsync(Thread, card, Token));
        Assert.Equal("sent-2", await door.Conversations.PostOnceAsync(Thread, card, Token));
        await door.Conversations.UpdateAsync(Thread, "old", card, Token);

        Assert.Equal(
            [$"POST {Address}/activities", $"POST {Address}/activities", $"PUT {Address}/activities/old"],
            door.Connector.Calls.Select(static call => call.Line));
        Assert.All(door.Connector.Calls, call =>
        {
            AssertJson(card.Json, call.Body?["attachments"]?[0]?["content"]);
            AssertJson("""{"id":"28:bot"}""", call.Body?["from"]);
            AssertJson(
                """{"id":"19:abc@thread.tacv2;messageid=1","tenantId":"t","isGroup":true,"conversationType":"channel"}""",
                call.Body?["conversation"]);
            Assert.Null(call.Body?["replyToId"]);
        });
    }

    [Fact]
    public async Task A_chat_with_one_person_is_opened_and_written_to()
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((HttpStatusCode.Created, """{"id":"a:chat"}"""));

        var chat = await door.Conversations.OpenPersonalChatAsync(Thread, "29:ana", Token);
        await door.Conversations.PostAsync(chat, "Hello", Token);

        Assert.Equal(
            ["POST https://smba.test/emea/v3/conversations", "POST https://smba.test/emea/v3/conversations/a%3Achat/activities"],
            door.Connector.Calls.Select(static call => call.Line));
        AssertJson(
            """
            {
              "bot": { "id": "28:bot" }, "members": [{ "id": "29:ana" }], "tenantId": "t", "isGroup": false,
              "channelData": { "tenant": { "id": "t" } }
            }
            """,
            door.Connector.Calls[0].Body);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    public async Task A_chat_that_is_opened_without_saying_which_is_not_reached(string body)
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((HttpStatusCode.Created, body));

        await UndeliveredAsync(() => door.Conversations.OpenPersonalChatAsync(Thread, "29:ana", Token));
    }

    [Fact]
    public async Task Members_are_asked_for_one_by_one_and_by_the_page()
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((HttpStatusCode.OK, """{"id":"29:ana","userPrincipalName":"ana@x.test","userRole":"owner"}"""));
        door.Connector.Answers.Enqueue(
            (HttpStatusCode.OK, """{"continuationToken":"next","members":[{"id":"29:bo","email":"bo@x.test","new":1}]}"""));

        var member = await door.Conversations.FindMemberAsync(Thread, "29:ana", Token);
        var page = await door.Conversations.ListMembersAsync(Thread with { TeamId = "19:team" }, 50, Token);

        Assert.Equal(
            [$"GET {Address}/members/29%3Aana", "GET https://smba.test/emea/v3/conversations/19%3Ateam/pagedmembers?pageSize=50"],
            door.Connector.Calls.Select(static call => call.Line));
        Assert.Equal(("29:ana", "owner"), (member?.Id, (string?)member?.Properties["userRole"]));
        Assert.Equal(("29:bo", "next"), (Assert.Single(page.Members).Id, page.ContinuationToken));
    }

    [Fact]
    public async Task An_answer_about_members_that_cannot_be_read_is_as_good_as_none()
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((HttpStatusCode.OK, "<html>"));
        door.Connector.Answers.Enqueue((HttpStatusCode.OK, "[]"));

        await UndeliveredAsync(() => door.Conversations.FindMemberAsync(Thread, "29:ana", Token));
        await UndeliveredAsync(() => door.Conversations.ListMembersAsync(Thread, 50, Token));
    }

    [Fact]
    public async Task A_client_that_one_turn_used_serves_the_next()
    {
        var door = new Door(new ScriptedBot((turn, token) => turn.SendActivityAsync("Hello", cancellationToken: token)));

        await door.PostAsync(Incoming.Message());
        await door.PostAsync(Incoming.Message());

        Assert.Equal(["Hello", "Hello"], door.Connector.Calls.Select(static call => (string?)call.Body?["text"]));
    }

    [Fact]
    public async Task A_registered_bot_sends_its_token_and_renews_it_once_when_refused()
    {
        var door = new Door(new ScriptedBot(), Door.Registered);
        door.Connector.Answers.Enqueue((HttpStatusCode.Unauthorized, "{}"));

        await door.Conversations.PostAsync(Thread, "Hello", Token);

        Assert.Equal(["Bearer token-1", "Bearer token-2"], door.Connector.Calls.Select(static call => call.Authorization));
        Assert.Equal(["Hello", "Hello"], door.Connector.Calls.Select(static call => (string?)call.Body?["text"]));
    }

    [Fact]
    public async Task A_bot_refused_twice_gives_up()
    {
        var door = new Door(new ScriptedBot(), Door.Registered);
        door.Connector.Answers.Enqueue((HttpStatusCode.Unauthorized, "{}"));
        door.Connector.Answers.Enqueue((HttpStatusCode.Unauthorized, """{"error":{"code":"BotNotRegistered"}}"""));

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => door.Conversations.PostAsync(Thread, "Hello", Token));

        Assert.Equal("BotNotRegistered", refusal.Body?.Error?.Code);
        Assert.Equal(2, door.Connector.Calls.Count);
    }

    [Fact]
    public async Task A_bot_without_an_app_id_sends_no_token_and_does_not_try_again()
    {
        var door = new Door(new ScriptedBot());
        door.Connector.Answers.Enqueue((HttpStatusCode.Unauthorized, "{}"));

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => door.Conversations.PostAsync(Thread, "Hello", Token));

        Assert.Equal(HttpStatusCode.Unauthorized, refusal.Response.StatusCode);
        Assert.Null(Assert.Single(door.Connector.Calls).Authorization);
    }

    private static async Task<(Door Door, T Result)> TurnAsync<T>(
        Func<ITurnContext, CancellationToken, Task<T>> turn, params (string Name, JsonNode? Value)[] members)
    {
        var results = new List<T>();
        var door = new Door(new ScriptedBot(async (context, token) => results.Add(await turn(context, token))));

        Assert.Equal(200, (await door.PostAsync(Incoming.Message(members))).Status);
        return (door, results.Single());
    }

    private static async Task UndeliveredAsync(Func<Task> call) =>
        Assert.True(Messages.IsUndelivered(await Assert.ThrowsAnyAsync<Exception>(call)));

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
