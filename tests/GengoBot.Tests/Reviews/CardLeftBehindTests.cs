namespace GengoBot.Tests.Reviews;

/// <summary>
/// A process can die after a decision is on record and before the card that everyone sees is updated. Then nothing updates it by itself,
/// and nothing wrong can come of it.
/// </summary>
public sealed class CardLeftBehindTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_old_card_that_is_pressed_tells_what_was_decided_and_is_brought_up_to_date(bool execute)
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        var card = (await app.SayInChannelAsync($"job {job}")).Card;
        app.Teams.Refusals["PUT"] = 500;
        await app.SayInChannelAsync($"approve {job} --rating 5 --confirm");
        app.Teams.Refusals.Clear();
        app.Teams.CardAt(card.MessageId ?? "").ShouldHaveButton("Approve…");

        await app.Channel.As(TestPerson.Ben).PressAsync(execute, card, "Approve…");

        Assert.Single(app.Writes);
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("by Ana Ruiz").ShouldNotHaveButton("Approve…");
    }
}
