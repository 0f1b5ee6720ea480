using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.Schema;

public sealed class WireTests
{
    private const string FromTeams = """
        {
          "type": "message", "id": "1732451400000", "timestamp": "2026-11-24T13:30:00.123+00:00", "localTimestamp": "2026-11-24T22:30:00.123+09:00",
          "serviceUrl": "https://smba.trafficmanager.net/jp/", "channelId": "msteams", "text": "approve 42", "textFormat": "plain",
          "from": { "id": "29:ana", "name": "Ana", "aadObjectId": "0f", "future": { "a": [1] } },
          "conversation": { "id": "19:abc@thread.tacv2;messageid=1", "conversationType": "channel", "tenantId": "t", "isGroup": true, "topic": null },
          "recipient": { "id": "28:bot", "name": "Gengo" },
          "attachments": [ { "contentType": "text/html", "content": "<p>approve</p>", "size": 12 } ],
          "entities": [ { "type": "mention", "text": "<at>Gengo</at>", "mentioned": { "id": "28:bot", "name": "Gengo" } }, { "type": "clientInfo", "locale": "ja-JP" } ],
          "channelData": { "tenant": { "id": "t" }, "later": "2026-11-24T22:30:00+09:00" },
          "value": { "job": "42" }, "suggestedActions": { "to": ["x"], "actions": [ { "type": "imBack", "title": "A", "value": "a", "icon": 1 } ] },
          "somethingNew": [ { "x": 1.50 } ]
        }
        """;

    [Fact]
    public void An_activity_is_written_as_it_was_read_with_all_that_nobody_knows()
    {
        var activity = Read(FromTeams);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(FromTeams), JsonNode.Parse(Write(activity))), Write(activity));
    }

    [Theory]
    [InlineData("\"2026-11-24T22:30:00+09:00\"", "2026-11-24T22:30:00+09:00")]
    [InlineData("42", 42L)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("1.5", 1.5)]
    [InlineData("18446744073709551616", 18446744073709551616d)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    public void A_plain_value_is_a_plain_object(string json, object? expected) =>
        Assert.Equal(expected, Read($$"""{"value":{{json}}}""").Value);

    [Theory]
    [InlineData("""{"a":[1.50,"x"]}""")]
    [InlineData("[]")]
    [InlineData("1e999")]
    public void Any_other_value_is_the_json_that_came(string json)
    {
        var value = Assert.IsType<JsonElement>(Read($$"""{"value":{{json}}}""").Value);

        Assert.Equal(json, value.GetRawText());
        Assert.Equal($$"""{"value":{{json}}}""", Write(new Activity { Value = value }));
    }

    public static TheoryData<object, string> Writable => new()
    {
        { JsonElement.Parse("""{"a":null}"""), """{"a":null}""" },
        { new JsonObject { ["a"] = 1 }, """{"a":1}""" },
        { new RawJson("""{"a":1.50}"""), """{"a":1.50}""" },
        { new RawJson("""["é"]"""u8.ToArray()), """["é"]""" },
        { new Dictionary<string, object?> { ["A"] = null, ["b"] = new List<object> { 1, 2L, 2.5, 1.50m, true, "日本" } }, """{"A":null,"b":[1,2,2.5,1.50,true,"日本"]}""" },
        { new Dictionary<string, string?> { ["a"] = "x" }, """{"a":"x"}""" },
        { new Dictionary<string, JsonElement> { ["a"] = JsonElement.Parse("1") }, """{"a":1}""" },
        { new List<string> { "a" }, """["a"]""" },
        { new Attachment { ContentType = "x", Content = new RawJson("{}") }, """{"contentType":"x","content":{}}""" },
        { "text", "\"text\"" },
        { 7, "7" },
    };

    [Theory]
    [MemberData(nameof(Writable), DisableDiscoveryEnumeration = true)]
    public void What_can_be_json_is_written(object value, string json) =>
        Assert.Equal($$"""{"value":{{json}}}""", Write(new Activity { Value = value }));

    [Fact]
    public void An_anonymous_object_is_refused_by_name_and_not_written_empty()
    {
        var exception = Assert.Throws<NotSupportedException>(() => Write(new Activity { ChannelData = new { secret = 1 } }));

        Assert.Contains("AnonymousType", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_mention_keeps_its_members_in_the_list_of_entities()
    {
        var activity = new Activity { Entities = [new Mention(new ChannelAccount("29:ana", "Ana"), "<at>Ana</at>")] };

        Assert.Equal("""{"entities":[{"mentioned":{"id":"29:ana","name":"Ana"},"text":"<at>Ana</at>","type":"mention"}]}""", Write(activity));
    }

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, BotJson.Wire.Activity) ?? throw new JsonException();

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, BotJson.Wire.Activity);
}
