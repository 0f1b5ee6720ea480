using GengoBot.Commands;

namespace GengoBot.Tests.Reviews;

/// <summary>After a write the card that everyone sees is updated, and one short line names the person where others read along.</summary>
public sealed class AfterAWriteTests
{
    [Theory]
    [InlineData("personal", "Typed")]
    [InlineData("personal", "Execute")]
    [InlineData("personal", "Submit")]
    [InlineData("groupChat", "Typed")]
    [InlineData("groupChat", "Execute")]
    [InlineData("channel", "Typed")]
    [InlineData("channel", "Execute")]
    public async Task The_card_is_updated_and_one_line_names_the_person(string kind, string surface)
    {
        await using var app = new BotApp();
        var talk = new Talk(app, kind == "channel" ? app.Channel.Conversation : $"19:{kind}@thread.v2", kind, TestPerson.Ana);
        var job = app.Reviewable();
        var card = (await talk.SayAsync($"job {job}")).Card;

        var answer = await DecideAsync(talk, card, surface, $"approve {job} --rating 4 --confirm");

        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved by Ana Ruiz").ShouldNotHaveButton("Approve…");
        var lines = app.Teams.In(talk.Conversation).Select(static message => message.Text).OfType<string>();
        Assert.Equal(kind == "personal" ? [] : [$"Ana Ruiz approved job {job} and rated it 4 of 5."], lines);
        Assert.True(
            answer.Sent.Count(static message => message.Call == "POST" && message.HasCard) <= (
                kind == "personal" && surface == "Typed" ? 1 : 0), "Nobody gets two cards.");
    }

    [Fact]
    public async Task Late_in_a_channel_Working_becomes_the_line()
    {
        await using var app = new BotApp(new PacedClock(10));
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        var put = app.Calls.HoldNext(HttpMethod.Put);

        var working = await (app.Channel with { IsHasty = true }).SayAsync($"approve {job} --confirm");
        Assert.True(working.IsWorking);
        put.Release();

        await app.Teams.WaitAsync(
            message => message.Id == working.Card.MessageId && message.HasCard && message.Card.Text == $"Ana Ruiz approved job {job}.");
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved by Ana Ruiz");
        Assert.DoesNotContain(app.Teams.In(app.Channel.Conversation), static message => message.Text is not null);
    }

    [Fact]
    public async Task An_approval_that_Gengo_took_is_not_read_back_where_the_card_was_just_shown()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"job {job}");
        var before = app.Gengo.Calls.Length;

        var answer = await app.SayAsync($"approve {job} --confirm");

        Assert.Equal(["GET", "PUT"], app.Gengo.Calls.Skip(before).Select(static call => call.Method));
        answer.Card.ShouldShow("Approved by Ana Ruiz");
        answer.Card.ShouldShow("Revision 1 · 0 comments");
    }

    [Fact]
    public async Task A_comment_that_was_sent_meanwhile_is_counted_on_the_card_of_the_approval()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"job {job}");
        await app.SayAsync($"comment {job} Thank you");

        (await app.SayAsync($"approve {job} --confirm")).Card.ShouldShow("1 comment");
    }

    private static async Task<Reply> DecideAsync(Talk talk, DrawnCard card, string surface, string typed)
    {
        if (surface == nameof(InteractionKind.Typed))
        {
            return await talk.SayAsync(typed);
        }

        var execute = surface == nameof(InteractionKind.Execute);
        var form = (await talk.PressAsync(execute, card, "Approve…")).Card;
        return await talk.PressAsync(execute, form, "Approve", ("rating", "4"));
    }
}
