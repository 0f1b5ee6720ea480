using CsCheck;
using GengoBot.Commands;

using static GengoBot.Tests.Commands.CommandReaderVocabulary;

namespace GengoBot.Tests.Commands;

public sealed class CommandReaderTextTests
{
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

    [Fact]
    public void Entities_are_decoded_once()
    {
        Assert.Equal("approve", Assert.IsType<CommandReading.Understood>(Reader.Read("approve&#32;42", holdsEntities: true)).Command.Verb);
        Assert.IsType<CommandReading.Unknown>(Reader.Read("approve&#32;42", holdsEntities: false));
        var decoded = Reader.Read("approve 42 --translator \"a &amp; b\"", holdsEntities: false);
        Assert.Equal("a &amp; b", Assert.IsType<CommandReading.Understood>(decoded).Command.Options["translator"]);
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

        Gen.Select(texts, Gen.Bool).Sample((text, holdsEntities) => Reader.Read(text, holdsEntities) is not null, iter: 5_000);
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
            Assert.NotNull(Read(verb + text));
        }
    }
}
