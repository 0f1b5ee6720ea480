namespace GengoBot.Tests.Notes;

/// <summary>A note on a job is for one conversation: its card shows it there, and nobody else hears of it.</summary>
public sealed class NoteTests
{
    private const string Nasty = "Ask **Ben** <b>first</b>\n- [link](https://example.test) & {{DATE(2020-01-01T00:00:00Z)}}";

    [Fact]
    public async Task Typed_it_stands_on_the_jobs_card_from_then_on()
    {
        await using var app = new BotApp();

        (await app.SayAsync($"note 42 {Nasty}")).Card.ShouldShow("Note by Ana Ruiz").ShouldShow("Ask **Ben** <b>first</b>");

        (await app.SayAsync("job 42")).Card.ShouldShow("Note by Ana Ruiz").ShouldShow("[link](https://example.test)");
        Assert.Empty(app.Writes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_form_it_is_saved_and_removed(bool execute)
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync("note 42")).Card.ShouldHaveInput("note", "");

        (await app.Ana.PressAsync(execute, form, "Save note", ("note", Nasty))).Card.ShouldShow("Note by Ana Ruiz");
        var again = (await app.SayAsync("note 42")).Card.ShouldHaveInput("note", Nasty);

        (await app.Ana.PressAsync(execute, again, "Remove note")).Card.ShouldNotShow("Note by");
        (await app.SayAsync("job 42")).Card.ShouldNotShow("Note by");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task A_click_that_brings_no_text_leaves_it_as_it_is()
    {
        await using var app = new BotApp();
        await app.SayAsync("note 42 as it was");
        var form = (await app.SayAsync("note 42")).Card;

        Assert.Contains("no text", (await app.Ana.ClickAsync(form, "Save note", ("note", " "))).Sentence, StringComparison.Ordinal);

        Assert.Equal(["as it was"], await app.Stored.NotesAsync());
    }

    [Fact]
    public async Task Clicked_twice_it_is_the_same_note()
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync("note 42")).Card;

        await app.Ana.ClickAsync(form, "Save note", ("note", "once"));
        (await app.Ana.ClickAsync(form, "Save note", ("note", "once"))).Card.ShouldShow("once");

        Assert.Equal(["once"], await app.Stored.NotesAsync());
    }

    [Fact]
    public async Task Another_conversation_does_not_see_it()
    {
        await using var app = new BotApp();

        await app.SayInChannelAsync("note 42 for the channel");

        (await app.SayInChannelAsync("job 42")).Card.ShouldShow("for the channel");
        (await app.SayAsync("job 42")).Card.ShouldNotShow("for the channel");
        (await app.SayAsync("note 42")).Card.ShouldHaveInput("note", "");
    }

    [Fact]
    public async Task A_decision_leaves_it_on_the_card()
    {
        await using var app = new BotApp();
        var job = app.Reviewable();
        await app.SayAsync($"note {job} Paid from the spring budget");

        var form = (await app.SayAsync($"approve {job}")).Card;

        (await app.Ana.ClickAsync(form, "Approve")).Card.ShouldShow("Paid from the spring budget");
    }

    [Fact]
    public async Task Whoever_may_only_look_writes_none()
    {
        await using var app = new BotApp(("Access:Viewers:0", "*"));

        Assert.Contains("commenter", (await app.SayAsync("note 42 hello")).Sentence, StringComparison.Ordinal);

        (await app.SayAsync("job 42")).Card.ShouldNotShow("hello");
    }

    [Fact]
    public async Task A_job_that_Gengo_does_not_know_gets_none()
    {
        await using var app = new BotApp();

        Assert.NotEmpty((await app.SayAsync("note 999999 hello")).Sentence);

        Assert.Empty(await app.Stored.NotesAsync());
    }

    [Fact]
    public async Task Too_long_it_is_not_saved_and_the_form_stays_with_its_words()
    {
        await using var app = new BotApp();
        var form = (await app.SayAsync("note 42")).Card;

        var answer = await app.Ana.ClickAsync(form, "Save note", ("note", new string('x', 1_001)));

        Assert.Contains("1000 characters; this one has 1001", answer.Sentence, StringComparison.Ordinal);
        Assert.Empty(await app.Stored.NotesAsync());
    }
}
