using System.Text.Json.Nodes;

namespace GengoBot.Tests.Reviews;

/// <summary>
/// Clicks that bring a button's own data and none of the card's inputs. A toggle or a choice always has a value, so what was filled in is
/// lost, and nothing may be sent.
/// </summary>
public sealed class LostInputsTests
{
    [Theory]
    [InlineData("approve 42", "Approve", "approve 42 --rating", true)]
    [InlineData("approve 42", "Approve", "approve 42 --rating", false)]
    [InlineData("reject 42", "Reject", "reject 42 --reason", true)]
    [InlineData("reject 42", "Reject", "reject 42 --reason", false)]
    public async Task Nothing_is_sent_and_the_form_comes_again_with_the_command_to_type(
        string asks, string title, string command, bool execute)
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync(asks)).Card;
        var bare = JsonNode.Parse(form.Button(title).Data.GetRawText());

        var answer = execute
            ? await app.Ana.ExecuteAsync(form.Button(title).Verb, bare, form.MessageId)
            : await app.Ana.SubmitAsync(bare, form.MessageId);

        answer.Card.ShouldShow("did not arrive").ShouldShow(command).ShouldHaveButton(title);
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Without_the_choice_of_what_happens_to_the_job_a_rejection_is_not_sent()
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync("reject 49")).Card;
        var some = JsonNode.Parse(form.Button("Reject").Data.GetRawText())!.AsObject();
        (some["reason"], some["comment"]) = ("quality", "Too literal.");

        (await app.Ana.ExecuteAsync("reject", some, form.MessageId)).Card
            .ShouldShow("did not arrive").ShouldHaveInput("comment", "Too literal.").ShouldHaveInput("reason", "quality");

        Assert.Empty(app.Writes);
    }
}
