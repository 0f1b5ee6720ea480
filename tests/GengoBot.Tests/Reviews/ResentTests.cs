using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Reviews;

/// <summary>The channel delivers a click again, and a role is taken away while a form is open.</summary>
public sealed class ResentTests
{
    [Fact]
    public async Task While_the_first_is_still_at_it_the_second_is_told_so_and_later_ones_get_its_answer()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        var hasty = app.Ana with { IsHasty = true };
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var first = ApproveAsync(hasty, form);
        await put.Reached.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True((await ApproveAsync(hasty, form)).IsWorking);
        put.Release();
        var answer = await first;

        answer.Card.ShouldShow("Approved by Ana Ruiz");
        Assert.Equal(answer.Body.GetRawText(), (await ApproveAsync(hasty, form)).Body.GetRawText());
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task An_answer_that_came_late_is_what_a_later_delivery_gets()
    {
        await using var app = new BotApp(new PacedClock(20));
        var job = app.Reviewable();
        var form = (await app.SayAsync($"approve {job}")).Card;
        var hasty = app.Ana with { IsHasty = true };
        var put = app.Calls.HoldNext(HttpMethod.Put);

        Assert.True((await ApproveAsync(hasty, form)).IsWorking);
        put.Release();
        await app.Teams.WaitAsync(
            static message => message.HasCard && message.Card.Text.Contains("Approved by Ana Ruiz", StringComparison.Ordinal));

        (await ApproveAsync(hasty, form)).Card.ShouldShow("Approved by Ana Ruiz");
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task After_a_restart_the_answer_is_still_the_same()
    {
        await using var gengo = new SharedGengo();
        await using var database = await TestDatabase.MigratedAsync("Sqlite");
        (string, string)[] settings = [.. gengo.Settings, .. database.Settings];
        var job = gengo.AddJob();
        DrawnCard form;
        Reply first;
        await using (var before = new BotApp(settings))
        {
            form = (await before.SayAsync($"approve {job}")).Card;
            first = await ApproveAsync(before.Ana, form);
        }

        await using var after = new BotApp(settings);
        var again = await ApproveAsync(after.Ana, form);

        first.Card.ShouldShow("Approved by Ana Ruiz");
        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.Single(gengo.WritesTo(job));
    }

    [Fact]
    public async Task Whose_role_is_taken_away_while_the_form_is_open_is_refused_and_gets_the_words_back()
    {
        await using var app = new BotApp(("Access:Viewers:0", "*"), ("Access:Reviewers:0", TestPerson.Ana.AadObjectId ?? ""));
        var job = app.Reviewable();
        var card = (await app.SayAsync($"job {job}")).Card;
        var form = (await app.Ana.ClickAsync(card, "Approve…")).Card;

        var settings = (IConfigurationRoot)app.Services.GetRequiredService<IConfiguration>();
        settings["Access:Reviewers:0"] = TestPerson.Ben.AadObjectId;
        settings.Reload();
        foreach (var execute in new[] { true, false })
        {
            (await app.Ana.PressAsync(execute, form, "Approve", ("translator", "Kept words"))).Card
                .ShouldShow("You may not use approve here").ShouldHaveInput("unsent1", "Kept words");
            Assert.Contains(
                "You may not use approve here", (await app.Ana.PressAsync(execute, card, "Approve…")).Sentence, StringComparison.Ordinal);
        }

        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task In_a_channel_the_words_come_back_to_their_owner_alone()
    {
        await using var app = new BotApp(("Access:Viewers:0", "*"), ("Access:Commenters:0", TestPerson.Ana.AadObjectId ?? ""));
        var thread = (await app.SayInChannelAsync("comments 42")).Card;
        var settings = (IConfigurationRoot)app.Services.GetRequiredService<IConfiguration>();
        settings["Access:Commenters:0"] = TestPerson.Ben.AadObjectId;
        settings.Reload();

        var refused = await app.Channel.SubmitAsync(thread, "Send", ("comment", "Kept words"));

        var back = Assert.Single(refused.Sent, static message => message.HasCard);
        Assert.NotEqual(app.Channel.Conversation, back.Conversation);
        back.Card.ShouldShow("You may not use comment here").ShouldHaveInput("unsent1", "Kept words");
        Assert.Empty(app.Writes);
    }

    private static Task<Reply> ApproveAsync(Talk talk, DrawnCard form) =>
        talk.ExecuteAsync("approve", Talk.Data(form, "Approve"), form.MessageId, static activity => activity["id"] = "f:1");
}
