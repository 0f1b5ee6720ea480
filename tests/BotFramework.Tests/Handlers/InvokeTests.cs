using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.Handlers;

/// <summary>bot-protocol 1.5 and 1.6.</summary>
public sealed class InvokeTests
{
    private const string Execute = """{"action":{"type":"Action.Execute","id":"1","verb":"reject","data":{"job":"42","at":"2026-11-24T22:30:00-09:00"}},"trigger":"manual"}""";

    [Fact]
    public async Task A_clicked_card_is_answered_with_another()
    {
        var bot = new SpyHandler
        {
            Card = _ => new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.card.adaptive", Value = new RawJson("""{"type":"AdaptiveCard","n":1.50}""") },
        };

        var answer = await new Door(bot).PostAsync(Incoming.Invoke("adaptiveCard/action", Execute));

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","n":1.50}}""", answer.Body);
        Assert.Equal(["""card reject {"job":"42","at":"2026-11-24T22:30:00-09:00"}"""], bot.Ran);
    }

    [Fact]
    public async Task The_trigger_stands_in_the_raw_value()
    {
        var bot = new ScriptedBot();

        await new Door(bot).PostAsync(Incoming.Invoke("adaptiveCard/action", Execute));

        Assert.Equal("manual", Assert.IsType<JsonElement>(Assert.Single(bot.Seen).Value).GetProperty("trigger").GetString());
    }

    [Theory]
    [InlineData(null, "BadRequest")]
    [InlineData("\"text\"", "BadRequest")]
    [InlineData("[]", "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("""{"action":null}""", "BadRequest")]
    [InlineData("""{"action":"x"}""", "BadRequest")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":5}}""", "BadRequest")]
    [InlineData("""{"action":{}}""", "NotSupported")]
    [InlineData("""{"action":{"type":"Action.Submit"}}""", "NotSupported")]
    public async Task A_card_action_of_a_broken_shape_is_400_outside_and_inside(string? value, string code)
    {
        var bot = new SpyHandler();

        var answer = await new Door(bot).PostAsync(Incoming.Invoke("adaptiveCard/action", value));

        Assert.Equal(400, answer.Status);
        var body = JsonNode.Parse(answer.Body);
        Assert.Equal((400, "application/vnd.microsoft.error", code), ((int?)body?["statusCode"], (string?)body?["type"], (string?)body?["value"]?["code"]));
        Assert.Empty(bot.Ran);
    }

    [Theory]
    [InlineData("adaptiveCard/action", Execute)]
    [InlineData("signin/verifyState", "{}")]
    [InlineData("composeExtension/queryLink", """{"url":"https://x.test"}""")]
    [InlineData("application/search", "{}")]
    [InlineData("somethingNew", null)]
    public async Task An_invoke_that_nobody_handles_is_501(string name, string? value)
    {
        var answer = await new Door(new SpyHandler()).PostAsync(Incoming.Invoke(name, value));

        Assert.Equal((501, ""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("composeExtension/query", """{"commandId":"find","parameters":[{"name":"q","value":"job"}],"queryOptions":{"skip":0,"count":25}}""", """{"composeExtension":{"type":"message","text":"find job 25"}}""")]
    [InlineData("task/fetch", """{"data":{"job":1},"context":{"theme":"dark"}}""", """{"task":{"value":{"title":"dark","height":200,"width":"small"},"type":"continue"}}""")]
    [InlineData("task/submit", """{"data":{"job":1}}""", """{"task":{"value":"done","type":"message"}}""")]
    public async Task The_invokes_of_Teams_have_their_methods(string name, string value, string body)
    {
        var answer = await new Door(new SpyHandler()).PostAsync(Incoming.Invoke(name, value));

        Assert.Equal(200, answer.Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(answer.Body)), answer.Body);
    }

    [Theory]
    [InlineData("composeExtension/query", null)]
    [InlineData("task/fetch", "\"x\"")]
    [InlineData("task/submit", "[]")]
    public async Task The_invokes_of_Teams_with_a_broken_value_are_400(string name, string? value) =>
        Assert.Equal(400, (await new Door(new SpyHandler()).PostAsync(Incoming.Invoke(name, value))).Status);

    [Fact]
    public async Task A_handler_may_end_an_invoke_with_any_status_and_body()
    {
        var answer = await new Door(new SpyHandler()).PostAsync(Incoming.Invoke(null, "{}"));

        Assert.Equal((409, """{"old":true}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_turn_that_sends_its_own_answer_keeps_it()
    {
        var door = new Door(new ScriptedBot((turn, token) =>
            turn.SendActivityAsync(new Activity { Type = "invokeResponse", Value = new InvokeResponse { Status = 204 } }, token)));

        var answer = await door.PostAsync(Incoming.Invoke("anything", null));

        Assert.Equal((204, ""), (answer.Status, answer.Body));
        Assert.Empty(door.Connector.Calls);
    }
}
