
namespace GengoBot.Tests.Reviews;

public sealed class ShowFeedbackTests
{
    [Theory]
    [InlineData("feedback 46")]
    [InlineData("rating 46")]
    public async Task It_shows_the_rating_and_the_words_to_the_translator_but_none_to_the_staff(string typed)
    {
        await using var app = new BotApp();
        var feedback = app.Job(46).Feedback;

        (await app.SayAsync(typed)).Card
            .ShouldShow("Rating: 5 of 5").ShouldShow(feedback?.ForTranslator ?? "?").ShouldNotShow(feedback?.ForMygengo ?? "?");
    }

    [Fact]
    public async Task Three_stars_without_words_may_mean_that_nobody_rated()
    {
        await using var app = new BotApp();

        (await app.SayAsync("feedback 42")).Card.ShouldShow("that is also what it says when nobody rated");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_stands_on_the_card_of_an_approved_job(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("job 46")).Card;

        (await app.Ana.PressAsync(execute, card, "Feedback")).Card.ShouldShow("Rating: 5 of 5");
    }
}
