using CsCheck;
using GengoBot.Commands;

using GengoBot.Text;
using static GengoBot.Tests.Commands.CommandReaderVocabulary;

namespace GengoBot.Tests.Commands;

public sealed class CommandReaderTextTests
{
    private static readonly TextMention Bot = new(BotId, "<at>Gengo</at>", "Gengo");
    private static readonly TextMention Ana = new("29:ana", "<at>Ana</at>", "Ana B\u00E9rard");

    [Theory]
    [InlineData("comment 42 hello", "hello")]
    [InlineData("comment 42: hello", "hello")]
    [InlineData("comment 42:hello", "hello")]
    [InlineData("comment 42 : hello", "hello")]
    [InlineData("comment 42\uFF1A\u3000hello", "hello")]
    [InlineData("comment 42\nhello", "hello")]
    [InlineData("comment 42\r\n\r\n  - one\r\n  - two\r\n", "  - one\r\n  - two\r\n")]
    [InlineData("comment 42:\n  hello", "  hello")]
    [InlineData("comment 42 \"hello\"", "\"hello\"")]
    [InlineData("comment 42 \u201C1 hello\u201D", "\u201C1 hello\u201D")]
    [InlineData("comment 42 :) hello", ":) hello")]
    [InlineData("comment 42 -- hello", "-- hello")]
    [InlineData("comment 42 \u2014Hola --loud", "\u2014Hola --loud")]
    [InlineData("comment 42 5 &amp; \uFF15 \u201Cx\u201D\u00A0!", "5 &amp; \uFF15 \u201Cx\u201D\u00A0!")]
    [InlineData("comment 42 \u2067\u05E9\u05DC\u05D5\u05DD\u2069", "\u2067\u05E9\u05DC\u05D5\u05DD\u2069")]
    [InlineData("comment 42 \U0001F469\u200D\U0001F4BB  ok ", "\U0001F469\u200D\U0001F4BB  ok ")]
    [InlineData("comment 42", "")]
    [InlineData("comment 42 \n ", "")]
    public void The_free_text_is_as_typed(string text, string free)
    {
        var command = Command(text);

        Assert.Equal(42, command.Job?.Value);
        Assert.Equal(free, command.Text);
    }

    [Theory]
    [InlineData("comment please fix", "please fix")]
    [InlineData("comment: 42 is wrong", "42 is wrong")]
    [InlineData("comment:42 is wrong", "42 is wrong")]
    [InlineData("comment\n42 is wrong", "42 is wrong")]
    [InlineData("comment \"42\" is wrong", "\"42\" is wrong")]
    [InlineData("comment 10:30 is the time", "10:30 is the time")]
    [InlineData("comment 1. the title 2. the end", "1. the title 2. the end")]
    [InlineData("comment 2nd line", "2nd line")]
    [InlineData("comment 3-4 words", "3-4 words")]
    [InlineData("comment job is done", "job is done")]
    public void In_a_thread_all_behind_the_verb_is_free_text(string text, string free)
    {
        var command = Command(text);

        Assert.Equal("comment", command.Verb);
        Assert.Null(command.Job);
        Assert.Equal(free, command.Text);
    }

    [Theory]
    [InlineData("<p>comment 42 a</p>\n<p>b</p>", "a\n\nb")]
    [InlineData("comment 42 a<br>b<BR/>c<br />d", "a\nb\nc\nd")]
    [InlineData("<p class=\"x\">comment 42</p><p>  a &lt;b&gt; &amp;amp; c</p>", "  a <b> &amp; c")]
    [InlineData("comment 42 <b>a</b> <pre>b</pre> 1 < 2 <br", "<b>a</b> <pre>b</pre> 1 < 2 <br")]
    [InlineData("comment 42 &lt;br&gt;", "<br>")]
    public void What_the_client_put_into_a_text_that_is_not_plain_goes(string text, string free)
    {
        Assert.Equal(free, Command(text, "xml").Text);
        Assert.Equal(free, Command(text, "markdown").Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Plain")]
    public void A_text_without_a_format_is_plain(string? format) =>
        Assert.Equal("a<br>&amp;", Command("comment 42 a<br>&amp;", format).Text);

    [Fact]
    public void Only_the_bot_s_mention_is_dropped()
    {
        var command = Command("<at>Gengo</at> comment 42 ask <at>Ana</at> or <at>Gengo</at> first", "plain", Bot, Ana);

        Assert.Equal("ask Ana B\u00E9rard or first", command.Text);
    }

    [Fact]
    public void A_mention_at_the_end_goes_with_its_space() =>
        Assert.Equal("fix it", Command("comment 42 fix it <at>Gengo</at>", "plain", Bot).Text);

    [Fact]
    public void A_mention_alone_asks_for_nothing() => Assert.IsType<CommandReading.Nothing>(Read("<at>Gengo</at>&nbsp;\n", "plain", Bot));

    [Fact]
    public void People_of_one_name_are_told_apart_by_their_order()
    {
        var namesake = Bot with { Id = "29:other" };

        Assert.Equal("Gengo", Command("<at>Gengo</at> comment 42 <at>Gengo</at>", "plain", Bot, namesake).Text);
    }

    [Fact]
    public void Words_that_look_like_a_mention_are_none() =>
        Assert.Equal("<at>Ana</at>", Command("comment 42 <at>Ana</at>", "plain", Bot).Text);

    [Fact]
    public void A_mention_without_its_words_is_found_by_its_name() =>
        Assert.Equal("approve", Command("<at>Gengo</at> approve 42", "plain", Bot with { Text = null }).Verb);

    [Fact]
    public void A_name_is_decoded_no_more_than_the_text()
    {
        var person = new TextMention("29:x", "<at>x</at>", "A &amp; <br> B");

        Assert.Equal("hi A &amp; <br> B", Command("comment 42 hi <at>x</at>", "xml", person).Text);
        Assert.Equal("hi A &amp; <br> B", Command("comment 42 hi <at>x</at>", "plain", person).Text);
    }

    [Fact]
    public void Whatever_is_typed_gets_a_reading()
    {
        var words = Gen.OneOf(
            "approve", "comment", "reject", "diff", "rev", "42", "#42", "42@3", "2..3", "job", "--", "--rating", "--reason=", "\u2014",
                "\"", "\u201C", ":",
            "=", "@", "/", "\n", " ", "\u00A0", "&nbsp;", "&#0;", "&#xD800;", "&", "<p>", "<br", "</p", "<at>Gengo</at>", "<at>", "\uD83D",
            "\u202E", "\u0664");
        var texts = Gen.OneOf<string>(words, Gen.String).Array[0, 12].Select(string.Concat);
        var mentions = Gen.Select(
            Gen.OneOf<string>(Gen.Const(BotId), Gen.String), words, Gen.String,
            (id, text, name) => new TextMention(id, text, name)).Array[0, 4];

        Gen.Select(texts, Gen.OneOf<string?>("plain", "xml", null), mentions)
            .Sample((text, format, mentions) => Reader.Read(text, format, mentions, BotId) is not null, iter: 5_000);
    }

    [Fact]
    public void Any_free_text_comes_back_as_typed()
    {
        var texts = Gen.OneOf<string>(
            Gen.String, Gen.OneOf("--reason x", "\u201C", "&lt;", "\r\n", "42", "\uFF15", "\U0001F469\u200D\U0001F4BB"))
            .Array[1, 6].Select(string.Concat);

        // The x keeps the text's first space from parting it from the command.
        texts.Sample(text => Command($"comment 42: x{text}").Text == $"x{text}", iter: 5_000);
        texts.Sample(text => Command($"reject --reason quality\nx{text}").Text == $"x{text}", iter: 5_000);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("&")]
    [InlineData("<")]
    [InlineData("\"")]
    [InlineData(" \"a")]
    [InlineData("--foo ")]
    [InlineData("--translator \"a ")]
    [InlineData("<at>Gengo</at>")]
    [InlineData("\u200F ")]
    [InlineData("\n")]
    public void A_text_without_end_is_read(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 100_000 / repeated.Length));

        foreach (var verb in (string[])["", "approve 42 ", "comment 42 ", "job 42 ", "rejct 42 "])
        {
            Assert.NotNull(Read(verb + text, "xml", Bot, Ana));
        }
    }
}
