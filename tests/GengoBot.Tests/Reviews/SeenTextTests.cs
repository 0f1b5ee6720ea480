
namespace GengoBot.Tests.Reviews;

/// <summary>A decision is about the translation that the person saw.</summary>
public sealed class SeenTextTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_text_that_changed_meanwhile_stops_the_decision_shows_the_difference_and_asks_again(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable("Der alte Text bleibt kurz.");
        var form = (await app.SayAsync($"approve {job}")).Card;
        await ChangeAsync(app, job, "Der neue Text bleibt kurz.");

        var again = (
            await app.Ana.PressAsync(
                execute, form, "Approve", ("rating", "5"), ("translator", "Lovely"), ("staff", "Private"), ("public", "true"))).Card;

        again.ShouldShow("has changed since you saw it").ShouldShow("[−alte−]").ShouldShow("[+neue+]")
            .ShouldHaveInput("rating", "5")
            .ShouldHaveInput("translator", "Lovely")
            .ShouldHaveInput("staff", "Private")
            .ShouldHaveInput("public", "true");
        Assert.DoesNotContain(app.Writes, call => call.Action == "approve");

        await app.Ana.PressAsync(execute, again, "Approve");
        Assert.Equal("Lovely", app.Job(job).Feedback?.ForTranslator);
    }

    [Fact]
    public async Task A_typed_decision_about_a_changed_text_stops_too()
    {
        await using var app = new BotApp();
        var job = app.Reviewable("Der alte Text.");
        await app.SayAsync($"job {job}");
        await ChangeAsync(app, job, "Der neue Text.");

        var form = (await app.SayAsync($"approve {job} --rating 5 --confirm")).Card;

        form.ShouldShow("has changed since you saw it").ShouldShow("[+neue+]").ShouldHaveInput("rating", "5");
        Assert.DoesNotContain(app.Writes, call => call.Action == "approve");
    }

    [Fact]
    public async Task What_was_never_shown_in_this_conversation_is_shown_before_it_is_decided()
    {
        await using var app = new BotApp();
        var job = app.Reviewable("Nie gesehen.");
        await app.Ben.SayAsync($"job {job}");

        var form = (await app.SayAsync($"approve {job} --rating 5 --confirm")).Card;

        form.ShouldShow("has not been shown here yet").ShouldShow("Nie gesehen.").ShouldHaveInput("rating", "5");
        Assert.Empty(app.Writes);
        await app.SayAsync($"approve {job} --rating 5 --confirm");
        Assert.Equal(5, app.Job(job).Feedback?.Rating);
    }

    [Fact]
    public async Task In_a_channel_the_text_comes_first_with_the_words_kept_for_one_press()
    {
        await using var app = new BotApp();
        var job = app.Reviewable("Nie gesehen.");

        var card = (await app.SayInChannelAsync($"revise {job} Too literal")).Card;
        Assert.Empty(app.Writes);
        card.ShouldShow("Nie gesehen.").ShouldShow("has not been shown here yet");

        (await app.Channel.ClickAsync(card, "Request changes…")).Card.ShouldHaveInput("comment", "Too literal");
    }

    [Fact]
    public async Task A_made_up_fingerprint_decides_nothing()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var data = new System.Text.Json.Nodes.JsonObject
        {
            ["verb"] = "approve",
            ["job"] = $"{job}",
            ["seen"] = "0123456789abcdef",
            ["rating"] = "1",
            ["public"] = "false",
        };

        var answer = await app.Ana.ExecuteAsync("approve", data);

        answer.Card.ShouldShow("has changed since you saw it");
        Assert.Empty(app.Writes);
    }

    private static async Task ChangeAsync(BotApp app, long job, string text)
    {
        var form = (await app.Ben.SayAsync($"revise {job}")).Card;
        await app.Ben.ClickAsync(form, "Send back", ("comment", "Please change it."));
        await app.DeskAsync(job, "submit", text);
    }
}
