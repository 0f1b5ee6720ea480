using System.Buffers;
using System.Text;
using System.Text.Json;
using GengoBot.Teams;
using GengoBot.Teams.Inbound;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace GengoBot.Tests.Teams;

public sealed class ActivityJsonTests
{
    private const string FromTeams = """
        {
          "type": "message", "id": "1732451400000", "serviceUrl": "https://smba.trafficmanager.net/jp/", "channelId": "msteams",
          "timestamp": "2026-11-24T13:30:00.123+00:00", "localTimestamp": "2026-11-24T22:30:00.123+09:00",
          "text": "approve 42", "textFormat": "plain", "locale": "ja-JP", "replyToId": "1",
          "from": { "id": "29:ana", "name": "Ana", "aadObjectId": "0f", "future": { "a": [1] } },
          "conversation": { "id": "19:abc", "conversationType": "channel", "tenantId": "t", "isGroup": true, "topic": null },
          "recipient": { "id": "28:bot", "name": "Gengo" },
          "attachments": [ { "contentType": "text/html", "content": "<p>approve</p>", "size": 12 } ],
          "entities": [ { "type": "mention", "text": "<at>Gengo</at>", "mentioned": { "id": "28:bot" } }, { "type": "clientInfo" } ],
          "channelData": { "tenant": { "id": "t" }, "team": { "id": "19:t" }, "later": "2026-11-24T22:30:00+09:00" },
          "value": { "job": "42", "at": "2026-11-24T22:30:00+09:00", "list": ["2026-11-24"], "n": 1.50 },
          "somethingNew": [ { "x": "2026-11-24T22:30:00Z" } ]
        }
        """;

    private const string Value =
        """{"job":"42","at":"2026-11-24T22:30:00+09:00","list":["2026-11-24T22:30:00Z"],"n":12345678901234567890}""";

    [Fact]
    public void What_Teams_sends_is_read_and_what_nobody_knows_is_passed_over()
    {
        var activity = Read(FromTeams);

        Assert.Equal(("message", "1732451400000", "approve 42", "1"), (activity.Type, activity.Id, activity.Text, activity.ReplyToId));
        Assert.Equal(("plain", "ja-JP"), (activity.TextFormat, activity.Locale));
        Assert.Equal(("29:ana", "0f", "28:bot"), (activity.From.Id, activity.From.AadObjectId, activity.Recipient.Id));
        Assert.Equal(("channel", "t", true), (Kind(activity), activity.Conversation.TenantId, activity.Conversation.IsGroup));
        Assert.Equal(TimeSpan.FromHours(9), activity.LocalTimestamp?.Offset);
        Assert.Equal(["mention", "clientInfo"], activity.Entities.Select(static entity => entity.Type));
        Assert.Equal("<p>approve</p>", Assert.Single(activity.Attachments).Content);
        Assert.Equal("19:t", activity.TeamsGetTeamInfo()?.Id);
    }

    [Fact]
    public void The_value_of_a_message_is_what_was_sent_to_the_letter()
    {
        var value = ActivityJson.ToElement(Read(FromTeams).Value);

        Assert.Equal("""{ "job": "42", "at": "2026-11-24T22:30:00+09:00", "list": ["2026-11-24"], "n": 1.50 }""", value.GetRawText());
    }

    [Theory]
    [InlineData("message", null)]
    [InlineData("invoke", CardActionInvoke.Name)]
    [InlineData("invoke", "composeExtension/query")]
    public void What_looks_like_a_date_in_a_value_keeps_its_text(string type, string? name)
    {
        var activity = Read($$"""{"type":"{{type}}","name":{{JsonSerializer.Serialize(name)}},"value":{{Value}}}""");

        Assert.Equal(Value, ActivityJson.ToElement(activity.Value).GetRawText());
    }

    [Fact]
    public void The_handlers_of_the_packages_get_their_own_type()
    {
        var search = Read($$"""{"type":"invoke","name":"composeExtension/query","value":{{Value}}}""");
        var empty = Read("""{"type":"invoke","name":"composeExtension/query"}""");

        Assert.Equal("2026-11-24T22:30:00+09:00", Assert.IsType<JValue>(Assert.IsType<JObject>(search.Value)["at"]).Value);
        Assert.Equal(JTokenType.Null, Assert.IsType<JValue>(empty.Value).Type);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("invoke")]
    public void A_value_may_be_as_deep_as_the_activity_that_brings_it(string type)
    {
        const int Levels = ActivityJson.MaxDepth - 1;
        var json = new string('[', Levels) + new string(']', Levels);

        Assert.Equal(json, ActivityJson.ToElement(Read($$"""{"type":"{{type}}","value":{{json}}}""").Value).GetRawText());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("1e999")]
    public void A_value_that_is_neither_object_nor_list_is_read_too(string json)
    {
        var message = Read($$"""{"type":"message","value":{{json}}}""");
        var invoke = Read($$"""{"type":"invoke","name":"composeExtension/selectItem","value":{{json}}}""");

        Assert.NotEqual(JsonValueKind.Object, ActivityJson.ToElement(message.Value).ValueKind);
        Assert.NotEqual(JsonValueKind.Object, ActivityJson.ToElement(invoke.Value).ValueKind);
    }

    public static TheoryData<object, string> Bodies => new()
    {
        { ActivityJson.Raw("""{"a":1.50,"at":"2026-11-24T22:30:00+09:00"}"""), """{"a":1.50,"at":"2026-11-24T22:30:00+09:00"}""" },
        { ActivityJson.Raw("""{ "n": null }"""), """{ "n": null }""" },
        { Click(ActivityJson.Raw("""{"n":1.50}""")), """{"statusCode":200,"type":"card","value":{"n":1.50}}""" },
        { Click(new Error("x", "日本")), """{"statusCode":200,"type":"card","value":{"code":"x","message":"日本"}}""" },
        { new Dictionary<string, object> { ["code"] = "x", ["raw"] = ActivityJson.Raw("1e3") }, """{"code":"x","raw":1e3}""" },
        { new Attachment { ContentType = "x", Content = ActivityJson.Raw("{}") }, """{"contentType":"x","content":{}}""" },
        { new Error { Code = "x", Message = "\"quoted\" <b>" }, """{"code":"x","message":"\"quoted\" <b>"}""" },
        { "text", "\"text\"" },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public void The_answer_to_an_invoke_is_written_without_what_is_null_and_raw_json_byte_for_byte(object body, string json) =>
        Assert.Equal(json, Write(body));

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("""{"type":5}""")]
    public void What_is_no_json_of_an_activity_is_an_exception_of_the_reader(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read(json));

    private static AdaptiveCardInvokeResponse Click(object card) => new() { StatusCode = 200, Type = "card", Value = card };

    private static string? Kind(Activity activity) => activity.Conversation.ConversationType;

    private static Activity Read(string json) =>
        ActivityJson.Read(Encoding.UTF8.GetBytes(json)) ?? throw new InvalidOperationException("That was null.");

    private static string Write(object body)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = ActivityJson.Writer(output))
        {
            ActivityJson.Write(writer, body);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
