using Gengo;
using GengoBot.Commands;

using static GengoBot.Tests.Commands.CommandReaderVocabulary;

namespace GengoBot.Tests.Commands;

public sealed class CommandReaderOptionTests
{
    [Theory]
    [InlineData("approve 42 --rating 5", "rating", "5")]
    [InlineData("approve 42 --rating=5", "rating", "5")]
    [InlineData("approve 42 --RATING 5", "rating", "5")]
    [InlineData("approve 42 \u2014rating 5", "rating", "5")]
    [InlineData("approve 42 \u2013rating=5", "rating", "5")]
    [InlineData("approve 42 \uFF0D\uFF0Drating \uFF15", "rating", "5")]
    [InlineData("approve 42 --rating \u0665", "rating", "5")]
    [InlineData("approve 42 --rating \"5\"", "rating", "5")]
    [InlineData("approve 42\n--rating\n5", "rating", "5")]
    [InlineData("approve --rating 5 42", "rating", "5")]
    [InlineData("approve 42 --public", "public", "")]
    [InlineData("approve 42 --translator \"Danke  sch\u00F6n\"", "translator", "Danke  sch\u00F6n")]
    [InlineData("approve 42 --translator=\"Danke sch\u00F6n\"", "translator", "Danke sch\u00F6n")]
    [InlineData("approve 42 --translator \u201CDanke sch\u00F6n\u201D", "translator", "Danke sch\u00F6n")]
    [InlineData("approve 42 --translator \u201EDanke sch\u00F6n\u201C", "translator", "Danke sch\u00F6n")]
    [InlineData("approve 42 --translator &quot;Danke &amp; Gru\u00DF&quot;", "translator", "Danke & Gru\u00DF")]
    [InlineData("approve 42 --translator \"\"", "translator", "")]
    [InlineData("approve 42 --translator=\"\"", "translator", "")]
    [InlineData("approve 42 --translator \"Say \"hello there\" now\"", "translator", "Say \"hello there\" now")]
    [InlineData("approve 42 --translator \"Say \u201Chello there\u201D now\"", "translator", "Say \u201Chello there\u201D now")]
    [InlineData("approve 42 --translator \"5\u2033, \uFF15 --public\"", "translator", "5\u2033, \uFF15 --public")]
    [InlineData("approve 42 --translator \"never closed --confirm", "translator", "never closed --confirm")]
    public void An_option_is_read(string text, string name, string value)
    {
        var command = Command(text);

        Assert.Equal(new JobId(42), command.Job);
        var option = Assert.Single(command.Options);
        Assert.Equal(name, option.Key);
        Assert.Equal(value, option.Value);
    }

    [Fact]
    public void Many_options_stand_before_the_free_text()
    {
        var command = Command("reject 42 --reason quality --then requeue --captcha=BERT --confirm Too literal --reason x");

        Assert.Equal(
            "reason=quality then=requeue captcha=BERT confirm=",
            string.Join(' ', command.Options.Select(option => $"{option.Key}={option.Value}")));
        Assert.Equal("Too literal --reason x", command.Text);
    }

    [Fact]
    public void The_last_of_two_equal_options_counts() => Assert.Equal("3", Command("approve 42 --rating 5 --rating 3").Options["rating"]);

    [Fact]
    public void In_a_thread_a_number_behind_options_is_free_text()
    {
        var command = Command("reject --reason quality 42 words are missing");

        Assert.Null(command.Job);
        Assert.Equal("42 words are missing", command.Text);
    }

    [Theory]
    [InlineData("approve 42 --ratng 5", "--ratng", "rating", "--ratng 5")]
    [InlineData("approve 42 --public --stars=5", "--stars=5", "staff", "--stars=5")]
    [InlineData("approve 42 --confirm.", "--confirm.", "confirm", "--confirm.")]
    [InlineData("approve 42 \u2014ratng 5", "\u2014ratng", "rating", "\u2014ratng 5")]
    [InlineData("reject 42 --reson quality too  literal", "--reson", "reason", "--reson quality too  literal")]
    [InlineData("reject 42 \u2014reson quality", "\u2014reson", "reason", "\u2014reson quality")]
    [InlineData("comment 42 --loud well", "--loud", null, "--loud well")]
    public void An_unknown_option_of_a_verb_that_writes_names_the_nearest(string text, string word, string? nearest, string kept)
    {
        var wrong = Wrong(text);

        Assert.Equal(Mistake.UnknownOption, wrong.Mistake);
        Assert.Equal(word, wrong.Word);
        Assert.Equal(nearest, wrong.Nearest);
        Assert.Equal(new JobId(42), wrong.SoFar.Job);
        Assert.Equal(kept, wrong.SoFar.Text);
    }

    [Theory]
    [InlineData("approve 42 --rating")]
    [InlineData("approve 42 --rating --public")]
    [InlineData("approve 42 --rating=")]
    [InlineData("approve 42 --rating= 5")]
    [InlineData("reject 42 --reason\nquality")]
    public void An_option_without_its_value_is_told(string text) => Assert.Equal(Mistake.OptionNeedsValue, Wrong(text).Mistake);

    [Fact]
    public void A_value_that_an_option_does_not_take_is_told()
    {
        var wrong = Wrong("approve 42 --rating 5 --public=yes");

        Assert.Equal(Mistake.OptionTakesNoValue, wrong.Mistake);
        Assert.Equal("--public=yes", wrong.Word);
        Assert.Equal("5", wrong.SoFar.Options["rating"]);
    }
}
