
namespace GengoBot.Tests.Jobs;

public sealed class ReadJobTests
{
    [Theory]
    [InlineData("read 42")]
    [InlineData("text 42")]
    public async Task Source_and_translation_stand_side_by_side_whole(string typed)
    {
        await using var app = new BotApp();

        (await app.SayAsync(typed)).Card
            .ShouldShow("Source (English)")
            .ShouldShow("shipping is on us.")
            .ShouldShow("Translation (German)")
            .ShouldShow("versandkostenfrei.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_long_text_is_read_page_by_page_to_its_end_and_back(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("read 48")).Card;
        card.ShouldShow("Page 1 of").ShouldNotHaveButton("Previous");

        var pages = 1;
        var first = card.Text;
        while (card.Buttons.Any(static button => button.Title == "Next"))
        {
            card = (await app.Ana.PressAsync(execute, card, "Next")).Card;
            card.ShouldShow($"Page {++pages} of");
        }

        var end = app.Job(48).Revisions[^1].Body;
        card.ShouldShow(end[^10..]);
        for (; pages > 1; pages--)
        {
            card = (await app.Ana.PressAsync(execute, card, "Previous")).Card;
        }

        Assert.Equal(first, card.Text);
    }

    [Theory]
    [InlineData("0", "Page 1 of")]
    [InlineData("99999999", "(this text ends on page")]
    [InlineData("two", "Page 1 of")]
    public async Task A_page_that_is_none_is_brought_into_those_there_are(string page, string shown)
    {
        await using var app = new BotApp();

        (await app.SayAsync($"read 48 --page {page}")).Card.ShouldShow(shown);
    }

    [Fact]
    public async Task Read_whole_a_text_may_be_decided()
    {
        await using var app = new BotApp();
        await app.SayAsync("read 42");

        await app.SayAsync("approve 42 --rating 5 --confirm");

        Assert.Equal(5, app.Job(42).Feedback?.Rating);
    }
}
