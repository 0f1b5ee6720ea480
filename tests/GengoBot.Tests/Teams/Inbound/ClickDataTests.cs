using System.Net;
using System.Text.Json.Nodes;
using GengoBot.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Teams.Inbound;

/// <summary>What a click brings is a claim of a client's: none of it is believed, and none of it breaks the bot.</summary>
public sealed class ClickDataTests
{
    private static readonly string[] Malformed =
    [
        "null", "\"text\"", "5", "[]", "{}", "{\"job\":null}", "{\"job\":\"\"}", "{\"job\":\"-1\"}", "{\"job\":\"0\"}",
            "{\"job\":\"42.0\"}", "{\"job\":1e3}",
        "{\"job\":{}}", "{\"job\":[42]}", "{\"job\":true}", "{\"job\":\"99999999999999999999\"}", "{\"job\":\"٤٢\"}",
            "{\"job\":\"42\",\"seen\":{}}",
        "{\"job\":\"42\",\"seen\":\"x\",\"rating\":\"9\",\"public\":\"maybe\"}",
            "{\"job\":\"42\",\"rating\":{\"a\":[1]},\"reason\":\"none\",\"then\":\"both\"}",
        "{\"job\":\"42\",\"page\":\"-5\",\"revision\":\"-1\",\"from\":\"x\",\"to\":\"9999\"}", "{\"job\":\"42\",\"page\":\"999999999999\"}",
    ];

    [Fact]
    public async Task Malformed_data_gets_an_answer_for_every_verb_and_changes_nothing()
    {
        await using var app = new BotApp();
        var verbs = app.Services.GetServices<CommandInfo>()
            .SelectMany(static command => (string[])[command.Verb.Name, "ask-" + command.Verb.Name])
            .Append("")
            .Append("nonsense");

        foreach (var verb in verbs)
        {
            foreach (var data in Malformed)
            {
                var clicked = await app.Ana.ExecuteAsync(verb, JsonNode.Parse(data));
                Assert.Equal(HttpStatusCode.OK, clicked.Status);
                Assert.True(clicked.HasCard || clicked.Sentence.Length > 0, $"{verb} {data}");

                var value = JsonNode.Parse(data);
                if (value is JsonObject fields)
                {
                    fields["verb"] = verb;
                }

                var submitted = await app.Ana.SubmitAsync(value);
                Assert.Equal(HttpStatusCode.OK, submitted.Status);
                Assert.True(value is null || submitted.Sent.Count > 0, $"{verb} {data}");
            }
        }

        Assert.Empty(app.Writes);
        Assert.DoesNotContain(app.Logs.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"job","data":{"job":"42"}}}""")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("\"text\"")]
    public async Task A_click_that_is_none_is_refused_with_400(string value)
    {
        await using var app = new BotApp();

        var answer = await app.Ana.ExecuteAsync("job", null, change: invoke => invoke["value"] = JsonNode.Parse(value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(400, answer.Inner);
    }

    [Fact]
    public async Task An_unknown_button_says_how_to_get_a_new_card()
    {
        await using var app = new BotApp();

        var answer = await app.Ana.ExecuteAsync("launch-missiles", new JsonObject { ["job"] = "42" });

        Assert.Equal(400, answer.Inner);
        Assert.Contains("I no longer know this button", answer.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoke_that_nobody_handles_is_not_implemented()
    {
        await using var app = new BotApp();
        var invoke = app.Ana.Activity("invoke");
        invoke["name"] = "something/new";

        Assert.Equal(HttpStatusCode.NotImplemented, (await app.Ana.SendAsync(invoke)).Status);
    }

    [Fact]
    public async Task Another_jobs_number_in_the_data_is_looked_up_like_any_other()
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync("approve 42")).Card;
        var data = Talk.Data(form, "Approve");
        data["job"] = "47";

        var answer = await app.Ana.ExecuteAsync("approve", data);

        // The fingerprint is that of another text.
        answer.Card.ShouldShow("Approve job 47").ShouldShow("has changed since you saw it");
        Assert.Empty(app.Writes);
    }
}
