using System.Text;
using System.Text.Json.Nodes;
using GengoBot.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>The adapter's answers to good and bad requests.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task A_message_is_handed_to_the_bot_and_answered_with_an_empty_200()
    {
        var bot = new ScriptedBot();

        var answer = await new Door(bot).PostAsync(Incoming.Message(("text", "approve 42")));

        Assert.Equal((200, ""), (answer.Status, answer.Body));
        Assert.Equal("approve 42", Assert.Single(bot.Seen).Text);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Anything_but_a_post_is_405_and_told_so(string method)
    {
        var answer = await new Door(new ScriptedBot()).SendAsync(request => request.Method = method);

        Assert.Equal(405, answer.Status);
        Assert.Equal("POST", answer.Headers.Allow);
        AssertError(answer, "MethodNotAllowed");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task A_body_that_says_it_is_no_json_in_utf8_is_415(string contentType) =>
        AssertError(await PostAsync(Incoming.Message(), contentType), "UnsupportedMediaType", 415);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/vnd.microsoft.activity+json")]
    [InlineData(null)]
    public async Task Json_goes_by_several_names(string? contentType) =>
        Assert.Equal(200, (await PostAsync(Incoming.Message(), contentType)).Status);

    [Fact]
    public async Task A_compressed_body_is_415() => AssertError(
        await new Door(new ScriptedBot()).SendAsync(request =>
        {
            request.Headers.ContentEncoding = "gzip";
            request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Incoming.Message()));
        }),
        "UnsupportedMediaType",
        415);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("\"message\"")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":{}}")]
    [InlineData("{\"type\":\"message\"} {}")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("{\"type\":\"message\"/* a comment */}")]
    [InlineData("{'type':'message'}")]
    [InlineData("{type:\"message\"}")]
    [InlineData("{\"value\":NaN}")]
    [InlineData("{\"value\":010}")]
    public async Task A_body_that_is_no_activity_is_400_and_says_why(string body) =>
        AssertError(await new Door(new ScriptedBot()).PostAsync(body), "BadSyntax", 400);

    [Fact]
    public async Task Bytes_that_are_no_text_are_400()
    {
        var body = Encoding.UTF8.GetBytes(Incoming.Message(("value", "x")));
        body[Array.LastIndexOf(body, (byte)'x')] = 0xff;

        AssertError(await new Door(new ScriptedBot()).PostAsync(body), "BadSyntax", 400);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("conversation")]
    [InlineData("channelId")]
    [InlineData("serviceUrl")]
    [InlineData("from")]
    public async Task An_activity_with_a_part_missing_is_400_and_names_it(string member)
    {
        var answer = await new Door(new ScriptedBot()).PostAsync(Incoming.Without(member));

        AssertError(answer, "MissingProperty", 400);
        Assert.Contains(member, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from", "\"ana\"")]
    [InlineData("from", """{"id":{}}""")]
    [InlineData("conversation", "5")]
    [InlineData("serviceUrl", "[]")]
    [InlineData("channelId", "true")]
    public async Task A_part_that_the_answer_needs_and_that_cannot_be_read_is_missing(string member, string json)
    {
        var answer = await new Door(new ScriptedBot()).PostAsync(With(member, json));

        AssertError(answer, "MissingProperty", 400);
        Assert.Contains(member, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("cut \\ud83d", "cut \uFFFD")]
    [InlineData("\\ude00\\ud83d\\ud83d\\ude00", "\uFFFD\uFFFD\U0001F600")]
    [InlineData("\\\\ud83d", "\\ud83d")]
    public async Task Half_a_character_is_an_unknown_one(string json, string text)
    {
        var bot = new ScriptedBot();

        Assert.Equal(200, (await new Door(bot).PostAsync(With("text", $"\"{json}\""))).Status);

        Assert.Equal(text, Assert.Single(bot.Seen).Text);
    }

    [Fact]
    public async Task An_empty_object_is_400() => AssertError(await new Door(new ScriptedBot()).PostAsync("{}"), "MissingProperty", 400);

    [Theory]
    [InlineData("smba")]
    [InlineData("file:///etc")]
    public async Task A_service_url_that_is_no_web_address_is_400(string url) =>
        AssertError(await new Door(new ScriptedBot()).PostAsync(Incoming.Message(("serviceUrl", url))), "MissingProperty", 400);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_conversation_whose_id_would_climb_out_of_its_address_is_400(string id)
    {
        var message = Incoming.Message(("conversation", new JsonObject { ["id"] = id }));

        AssertError(await new Door(new ScriptedBot()).PostAsync(message), "MissingProperty", 400);
    }

    [Fact]
    public async Task Only_what_people_send_needs_a_sender()
    {
        var update = Incoming.Activity("conversationUpdate", ("from", null)).ToJsonString();

        Assert.Equal(200, (await new Door(new ScriptedBot()).PostAsync(update)).Status);
    }

    [Theory]
    [InlineData(126, 200)]
    [InlineData(127, 200)]
    [InlineData(128, 400)]
    [InlineData(5_000, 400)]
    [InlineData(20_000, 400)]
    public async Task A_body_may_be_128_levels_deep(int arrays, int status)
    {
        // The activity itself is one level.
        var body = With("value", new string('[', arrays) + new string(']', arrays));

        Assert.Equal(status, (await new Door(new ScriptedBot()).PostAsync(body)).Status);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    [InlineData(5 * 1024 * 1024, 413)]
    public async Task A_body_may_have_256_kilobytes(int more, int status)
    {
        var empty = Incoming.Message(("text", ""));
        var text = new string('x', (256 * 1024) - empty.Length + more);

        Assert.Equal(status, (await new Door(new ScriptedBot()).PostAsync(Incoming.Message(("text", text)))).Status);
    }

    [Fact]
    public async Task A_body_announced_too_large_is_not_even_read()
    {
        using var body = new Unreadable();

        var answer = await new Door(new ScriptedBot()).SendAsync(request =>
        {
            request.ContentType = "application/json";
            request.ContentLength = 1L << 40;
            request.Body = body;
        });

        AssertError(answer, "MessageSizeTooBig", 413);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("1e999")]
    [InlineData("-123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("\"\\ud83d\\ude00 \\\\ud83d\"")]
    public async Task Odd_but_lawful_json_is_read(string value)
    {
        var bot = new ScriptedBot();

        Assert.Equal(200, (await new Door(bot).PostAsync(With("value", value))).Status);
        Assert.NotNull(Assert.Single(bot.Seen).Value);
    }

    [Theory]
    [InlineData("$type")]
    [InlineData("$id")]
    [InlineData("$ref")]
    [InlineData("$values")]
    public async Task A_member_that_other_readers_take_for_an_instruction_is_a_member_like_any_other(string name)
    {
        var bot = new ScriptedBot();
        var message = Incoming.Activity(
            "message",
            ("entities", new JsonArray(new JsonObject { [name] = "Mention", ["type"] = "clientInfo" })),
            ("value", new JsonObject { [name] = "x", ["job"] = 42 }),
            ("channelData", new JsonObject { [name] = "TeamsChannelData", ["tenant"] = new JsonObject { ["id"] = "t" } }));
        message.Insert(0, name, "x");

        Assert.Equal(200, (await new Door(bot).PostAsync(message.ToJsonString())).Status);

        var activity = Assert.Single(bot.Seen);
        Assert.Equal("clientInfo", Assert.Single(activity.Entities).Type);
        Assert.Equal($$"""{"{{name}}":"x","job":42}""", ActivityJson.ToElement(activity.Value).GetRawText());
        Assert.Equal("t", activity.GetChannelData<TeamsChannelData>().Tenant.Id);
    }

    [Fact]
    public async Task Of_two_members_of_one_name_the_last_counts()
    {
        var bot = new ScriptedBot();

        await new Door(bot).PostAsync(With("text", "\"one\",\"text\":\"two\""));

        Assert.Equal("two", Assert.Single(bot.Seen).Text);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm() =>
        Assert.Equal(200, (await new Door(new ScriptedBot()).PostAsync("\uFEFF" + Incoming.Message())).Status);

    [Fact]
    public async Task A_body_that_comes_in_drops_is_read_whole()
    {
        var bot = new ScriptedBot();
        using var drops = new Drops(Encoding.UTF8.GetBytes(Incoming.Message(("text", new string('x', 20_000)))));

        var answer = await new Door(bot).SendAsync(request => request.Body = drops);

        Assert.Equal(200, answer.Status);
        Assert.Equal(20_000, Assert.Single(bot.Seen).Text.Length);
    }

    [Fact]
    public async Task A_caller_id_from_the_wire_is_not_believed()
    {
        var bot = new ScriptedBot();

        await new Door(bot).PostAsync(Incoming.Message(("callerId", "urn:botframework:azure")));

        Assert.Null(Assert.Single(bot.Seen).CallerId);
    }

    [Fact]
    public async Task An_activity_of_an_unknown_type_is_200() =>
        Assert.Equal(200, (await new Door(new ActivityHandler()).PostAsync(Incoming.Activity("somethingNew").ToJsonString())).Status);

    [Fact]
    public async Task An_exception_of_the_bot_is_logged_and_is_neither_500_nor_401()
    {
        var door = new Door(new ScriptedBot((_, _) => throw new UnauthorizedAccessException("the bot's own")));

        var message = await door.PostAsync(Incoming.Message());
        var invoke = await door.PostAsync(Incoming.Invoke("adaptiveCard/action", "{}"));

        Assert.Equal((200, 501), (message.Status, invoke.Status));
        Assert.Equal(2, door.Logs.Lines.Count(static line =>
            line.StartsWith("Error: A turn (", StringComparison.Ordinal) && line.Contains("the bot's own", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Expected_replies_come_in_the_answer_and_nothing_is_sent()
    {
        var card = new Attachment { ContentType = "card", Content = ActivityJson.Raw("""{"n":1.50}""") };
        var door = new Door(new ScriptedBot(async (turn, token) =>
        {
            await turn.SendActivityAsync("one", cancellationToken: token);
            await turn.SendActivityAsync(MessageFactory.Attachment(card, "two"), token);
        }));

        var answer = await door.PostAsync(Incoming.Message(("deliveryMode", "expectReplies")));

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.ContentType));
        var replies = Assert.IsType<JsonArray>(JsonNode.Parse(answer.Body)?["activities"]);
        Assert.Equal(["one", "two"], replies.Select(reply => (string?)reply?["text"]));
        Assert.Equal("1732451400000", (string?)replies[0]?["replyToId"]);
        Assert.Equal("""{"n":1.50}""", replies[1]?["attachments"]?[0]?["content"]?.ToJsonString());
        Assert.Empty(door.Connector.Calls);
    }

    [Fact]
    public async Task A_turn_that_takes_longer_than_Teams_waits_goes_on_after_the_request()
    {
        var (reached, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        var door = new Door(new ScriptedBot(async (turn, token) =>
        {
            reached.SetResult();
            await released.Task;
            await turn.SendActivityAsync("At last", cancellationToken: token);
        }));

        var request = door.PostAsync(Incoming.Message());
        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        door.Clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal(200, (await request).Status);
        Assert.Empty(door.Connector.Calls);
        released.SetResult();
        Assert.Equal("At last", (string?)door.Connector.Last.Body?["text"]);
    }

    private static Task<Door.Answer> PostAsync(string body, string? contentType) => new Door(new ScriptedBot()).SendAsync(request =>
    {
        request.ContentType = contentType;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
    });

    /// <summary>A message with a member of this JSON, whether or not it is any.</summary>
    private static string With(string member, string json) =>
        Incoming.Message((member, "HERE")).Replace("\"HERE\"", json, StringComparison.Ordinal);

    private static void AssertError(Door.Answer answer, string code, int? status = null)
    {
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        var error = JsonNode.Parse(answer.Body)?["error"];
        Assert.Equal((status ?? answer.Status, code), (answer.Status, (string?)error?["code"]));
        Assert.NotEmpty((string?)error?["message"] ?? "");
    }

    private sealed class Unreadable : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("It was read.");
    }

    private sealed class Drops(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
    }
}
