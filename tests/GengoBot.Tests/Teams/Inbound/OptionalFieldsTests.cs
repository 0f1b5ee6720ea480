using System.Text.Json.Nodes;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>A field that nobody needs, and that cannot be read, is left out: no message is lost for it.</summary>
public sealed class OptionalFieldsTests
{
    public static TheoryData<string, string> Times
    {
        get
        {
            var times = new TheoryData<string, string>();
            foreach (var name in (string[])["localTimestamp", "timestamp", "expiration"])
            {
                foreach (var json in (string[])[
                    "\"2026-11-24T10:00:00.000+0530\"", "\"\"", "\"0001-01-01T00:00:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"yesterday\"",
                    "\"2026-11-24T10:00:00\"", "1732451400", "1e999", "true", "{}", "[[]]", "null"])
                {
                    times.Add(name, json);
                }
            }

            return times;
        }
    }

    [Theory, MemberData(nameof(Times))]
    public Task A_time_of_any_kind_refuses_no_message(string name, string json) => RunsAsync(name, json);

    [Theory]
    [InlineData("entities", "{}")]
    [InlineData("entities", "5")]
    [InlineData("entities", """[5,null,"x",[],{"type":{}},{"type":"mention","mentioned":5},{"type":"mention","text":{}}]""")]
    [InlineData("attachments", "{}")]
    [InlineData("attachments", "\"x\"")]
    [InlineData("attachments", """[5,null,[],{"contentType":{}},{"contentType":"x","content":{"a":[]}}]""")]
    [InlineData("suggestedActions", "[]")]
    [InlineData("suggestedActions", """{"actions":{},"to":5}""")]
    [InlineData("membersAdded", "{}")]
    [InlineData("membersAdded", """["29:bo",7]""")]
    [InlineData("membersRemoved", "true")]
    [InlineData("reactionsAdded", "{}")]
    [InlineData("locale", "{}")]
    [InlineData("textFormat", "[]")]
    [InlineData("replyToId", "{}")]
    [InlineData("relatesTo", "\"x\"")]
    [InlineData("listenFor", "{}")]
    [InlineData("historyDisclosed", "\"perhaps\"")]
    [InlineData("somethingNew", """[{"x":{}}]""")]
    [InlineData("id", "{}")]
    [InlineData("name", "[]")]
    [InlineData("recipient", "[null]")]
    [InlineData("recipient", """{"id":{},"name":7}""")]
    [InlineData("deliveryMode", "{}")]
    [InlineData("action", "5")]
    [InlineData("localTimezone", "[]")]
    [InlineData("channelData", "\"x\"")]
    [InlineData("callerId", "{}")]
    [InlineData("importance", "[]")]
    [InlineData("entities", "[null,null]")]
    [InlineData("attachments", "[null]")]
    public Task What_nobody_needs_refuses_no_message(string name, string json) => RunsAsync(name, json);

    [Theory]
    [InlineData("id", "1732451400000", "1732451400000")]
    [InlineData("text", "42", "42")]
    public async Task A_number_where_a_text_belongs_is_its_digits(string name, string json, string text)
    {
        var bot = new ScriptedBot();

        await new Door(bot).PostAsync(Incoming.Message((name, JsonNode.Parse(json))));

        var activity = Assert.Single(bot.Seen);
        Assert.Equal(text, name == "id" ? activity.Id : activity.Text);
    }

    [Theory]
    [InlineData("from", """{"id":"29:ana","name":7,"aadObjectId":[]}""")]
    [InlineData("conversation", """{"id":"19:abc","name":{},"conversationType":5,"tenantId":[],"isGroup":"yes"}""")]
    public Task What_nobody_needs_within_a_part_refuses_no_message(string name, string json) => RunsAsync(name, json);

    [Fact]
    public async Task What_stands_beside_it_is_read()
    {
        var bot = new ScriptedBot();
        var body = Incoming.Message(
            ("localTimestamp", "yesterday"),
            ("entities", JsonNode.Parse("""[5,{"type":"clientInfo","locale":"ja-JP"}]""")),
            ("timestamp", "2026-11-24T13:30:00.123+00:00"),
            ("expiration", new JsonObject { ["a"] = new JsonArray(1, new JsonObject()) }),
            ("locale", "ja-JP"),
            ("text", "approve 42"));

        await new Door(bot).PostAsync(body);

        var activity = Assert.Single(bot.Seen);
        Assert.Equal(("approve 42", "ja-JP", "29:ana"), (activity.Text, activity.Locale, activity.From.Id));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 13, 30, 0, 123, TimeSpan.Zero), activity.Timestamp);
        Assert.Equal((null, null), (activity.LocalTimestamp, activity.Expiration));
        Assert.Contains(activity.Entities, static entity => entity.Type == "clientInfo");
    }

    private static async Task RunsAsync(string name, string json)
    {
        var bot = new ScriptedBot();
        var door = new Door(bot);

        // First and last, since a reader that stumbles may lose its place.
        var first = JsonNode.Parse(Incoming.Message(("text", "approve 42")))?.AsObject() ?? [];
        first.Remove(name);
        first.Insert(0, name, JsonNode.Parse(json));
        var last = Incoming.Message(("text", "approve 42"), (name, JsonNode.Parse(json)));

        Assert.Equal(200, (await door.PostAsync(first.ToJsonString())).Status);
        Assert.Equal(200, (await door.PostAsync(last)).Status);

        Assert.Equal(["approve 42", "approve 42"], bot.Seen.Select(static activity => activity.Text));
        Assert.DoesNotContain(door.Logs.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
    }
}
