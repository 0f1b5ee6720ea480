using System.Text.Json.Nodes;
using GengoBot.Teams;
using GengoBot.Teams.Inbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>How clicks are read, and what the packages make of the other invokes, odd ones included. The bot relies on both.</summary>
public sealed class InvokeTests
{
    private const string Execute = """
        {"action":{"type":"Action.Execute","verb":"reject","data":{"n":1.50,"at":"2026-11-24T22:30:00-09:00"}},"trigger":"manual"}
        """;

    private const string Search = """
        {"commandId":"find","parameters":[{"name":"q","value":"2026-11-24T22:30:00-09:00"}],"queryOptions":{"skip":0,"count":25}}
        """;

    [Fact]
    public async Task A_clicked_card_is_answered_with_another_byte_for_byte()
    {
        var card = ActivityJson.Raw("""{"n":1.50,"at":"2026-11-24T22:30:00+09:00"}""");
        var bot = Clicked(_ =>
            new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.card.adaptive", Value = card });

        var answer = await new Door(bot).PostAsync(Incoming.Invoke("adaptiveCard/action", Execute));

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal(
            """
            {"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"n":1.50,"at":"2026-11-24T22:30:00+09:00"}}
            """,
            answer.Body);
    }

    [Theory]
    [InlineData("manual", false)]
    [InlineData("automatic", true)]
    public async Task A_click_brings_its_verb_its_data_to_the_letter_and_whether_somebody_clicked(string trigger, bool isRefresh)
    {
        var clicks = new List<CardActionInvoke>();
        var bot = Clicked(click =>
        {
            clicks.Add(click);
            return new AdaptiveCardInvokeResponse { StatusCode = 200 };
        });

        await new Door(bot).PostAsync(Incoming.Invoke("adaptiveCard/action", Execute.Replace("manual", trigger, StringComparison.Ordinal)));

        var click = Assert.Single(clicks);
        Assert.Equal(("reject", isRefresh), (click.Verb, click.IsRefresh));
        Assert.Equal("""{"n":1.50,"at":"2026-11-24T22:30:00-09:00"}""", click.Data.GetRawText());
    }

    [Theory]
    [InlineData(null, "BadRequest")]
    [InlineData("\"text\"", "BadRequest")]
    [InlineData("[]", "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("""{"action":null}""", "BadRequest")]
    [InlineData("""{"action":"x"}""", "BadRequest")]
    [InlineData("""{"action":{}}""", "NotSupported")]
    [InlineData("""{"action":{"type":"Action.Submit"}}""", "NotSupported")]
    [InlineData("""{"action":{"type":["Action.Execute"]}}""", "NotSupported")]
    public async Task A_card_action_of_a_broken_shape_is_400_outside_and_inside(string? value, string code)
    {
        var bot = Clicked(static _ => throw new InvalidOperationException("It was read."));

        var answer = await new Door(bot).PostAsync(Incoming.Invoke("adaptiveCard/action", value));

        Assert.Equal(400, answer.Status);
        var body = JsonNode.Parse(answer.Body);
        Assert.Equal(
            (400, "application/vnd.microsoft.error", code),
            ((int?)body?["statusCode"], (string?)body?["type"], (string?)body?["value"]?["code"]));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task A_verb_that_is_no_text_is_none(string verb)
    {
        var verbs = new List<string?>();
        var bot = Clicked(click =>
        {
            verbs.Add(click.Verb);
            return new AdaptiveCardInvokeResponse { StatusCode = 200 };
        });
        var value = $$$"""{"action":{"type":"Action.Execute","verb":{{{verb}}}}}""";

        await new Door(bot).PostAsync(Incoming.Invoke("adaptiveCard/action", value));

        Assert.Null(Assert.Single(verbs));
    }

    [Theory]
    [InlineData("signin/verifyState", "{}")]
    [InlineData("composeExtension/queryLink", """{"url":"https://x.test"}""")]
    [InlineData("application/search", """{"queryText":"x"}""")]
    [InlineData("somethingNew", null)]
    public async Task An_invoke_that_nobody_handles_is_501(string name, string? value)
    {
        var answer = await new Door(new SpyHandler()).PostAsync(Incoming.Invoke(name, value));

        Assert.Equal((501, ""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData(
        "composeExtension/query",
        Search,
        """{"composeExtension":{"type":"message","text":"find 2026-11-24T22:30:00-09:00 25"}}""")]
    [InlineData(
        "task/fetch",
        """{"data":{"job":1},"context":{"theme":"dark"}}""",
        """{"task":{"value":{"title":"dark","height":200,"width":"small"},"type":"continue"}}""")]
    [InlineData("task/submit", """{"data":{"job":1}}""", """{"task":{"value":"done","type":"message"}}""")]
    public async Task The_invokes_of_Teams_have_their_methods(string name, string value, string body)
    {
        var answer = await new Door(new SpyHandler()).PostAsync(Incoming.Invoke(name, value));

        Assert.Equal(200, answer.Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(answer.Body)), answer.Body);
    }

    [Theory]
    [InlineData("composeExtension/query", "[]")]
    [InlineData("task/fetch", "\"x\"")]
    [InlineData("task/submit", "[]")]
    [InlineData("composeExtension/query", null)]
    [InlineData("task/fetch", null)]
    public async Task The_invokes_of_Teams_with_a_broken_value_are_400(string name, string? value)
    {
        var door = new Door(new SpyHandler());

        Assert.Equal(400, (await door.PostAsync(Incoming.Invoke(name, value))).Status);
        Assert.DoesNotContain(door.Logs.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
    }

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

    /// <summary>A bot that reads clicks as the product's does.</summary>
    private static ScriptedBot Clicked(Func<CardActionInvoke, AdaptiveCardInvokeResponse> answer) => new((turn, token) =>
    {
        var (click, refusal) = CardActionInvoke.Read(ActivityJson.ToElement(turn.Activity.Value));
        var response = click is null ? refusal : new InvokeResponse { Status = 200, Body = answer(click) };
        return turn.SendActivityAsync(new Activity { Type = "invokeResponse", Value = response }, token);
    });
}
