using Gengo.Sandbox.Jobs;

namespace GengoBot.Tests.Comments;

public sealed class CommentsTests
{
    private const string Nasty = "Zeile 1\n\n  Zeile 2: \"quoted\" -- not an option, <b>& 1 > 0</b> 👩‍💻 {{DATE(2020-01-01T00:00:00Z)}}";

    [Theory]
    [InlineData("comments 42")]
    [InlineData("thread 42")]
    public async Task The_talk_is_shown_with_a_box_to_answer_in(string typed)
    {
        await using var app = new BotApp();

        (await app.SayAsync(typed)).Card
            .ShouldShow("Translator")
            .ShouldShow("I took \"Lumen One\" for a fixed brand name")
            .ShouldHaveInput("comment", "")
            .ShouldShow("will be sent to the translator");
    }

    [Fact]
    public async Task The_newest_five_come_first_and_older_ones_on_demand()
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(
            static job =>
                job with
                {
                    Thread = [.. Enumerable.Range(1, 12)
                    .Select(static number => new Comment("worker", $"<comment {number}>"))]
                }).Id;

        var newest = (await app.SayAsync($"comments {job}")).Card;
        newest.ShouldShow("<comment 8>").ShouldShow("<comment 12>").ShouldNotShow("<comment 7>");
        var older = (await app.Ana.ClickAsync(newest, "Next")).Card;
        older.ShouldShow("<comment 3>").ShouldShow("<comment 7>").ShouldNotShow("<comment 8>");
        var oldest = (await app.Ana.ClickAsync(older, "Next")).Card;

        oldest.ShouldShow("<comment 1>").ShouldNotHaveButton("Next");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_from_the_box_reaches_the_translator_to_the_letter_and_the_thread_shows_it(bool execute)
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("comments 42")).Card;

        var answer = await app.Ana.PressAsync(execute, card, "Send", ("comment", Nasty));

        Assert.Equal(Nasty, app.Job(42).Thread[^1].Body);
        answer.Card.ShouldShow("You (customer)").ShouldShow("Zeile 1").ShouldHaveInput("comment", "");
        Assert.Single(app.Writes);
    }

    [Theory]
    [InlineData("comment 42 ")]
    [InlineData("reply 42 ")]
    [InlineData("say 42: ")]
    public async Task A_typed_comment_reaches_the_translator_to_the_letter(string command)
    {
        await using var app = new BotApp();

        var answer = await app.SayAsync(command + Nasty);

        Assert.Equal(Nasty, app.Job(42).Thread[^1].Body);
        Assert.Equal("Sent to the translator of job 42.", answer.Sentence);
    }

    [Fact]
    public async Task Typed_without_words_it_asks_for_them()
    {
        await using var app = new BotApp();

        (await app.SayAsync("comment 42")).Card.ShouldHaveButton("Send");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task An_empty_box_is_asked_for_again()
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("comments 42")).Card;

        (await app.Ana.ClickAsync(card, "Send")).Card.ShouldShow("Please write a comment").ShouldHaveButton("Send");
        Assert.Empty(app.Writes);
    }

    [Fact]
    public async Task Exactly_as_much_as_Gengo_takes_arrives_and_one_character_more_is_refused()
    {
        await using var app = new BotApp();

        await app.SayAsync("comment 42 " + new string('x', 25_000));
        var refused = await app.SayAsync("comment 42 " + new string('x', 25_001));

        Assert.Equal(25_000, app.Job(42).Thread[^1].Body.Length);
        Assert.Contains("25,000 characters", refused.Sentence, StringComparison.Ordinal);
        Assert.Single(app.Writes);
    }

    [Fact]
    public async Task In_a_channel_a_line_names_who_wrote()
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync("comments 42")).Card;

        var answer = await app.Channel.As(TestPerson.Ben).ClickAsync(card, "Send", ("comment", "Hello"));

        Assert.Equal(["Ben Okafor wrote to the translator of job 42."], answer.Lines);
    }

    [Fact]
    public async Task A_word_for_an_author_that_nobody_knows_is_shown_as_it_came()
    {
        await using var app = new BotApp();
        var job = app.Gengo.AddJob(static job => job with { Thread = [new Comment("language specialist", "Hm.")] }).Id;

        (await app.SayAsync($"comments {job}")).Card.ShouldShow("language specialist");
    }
}
