using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using GengoBot.Text;

namespace GengoBot.Tests.Text;

public sealed class TextPagesTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("", 10)]
    [InlineData("short", 10, "short")]
    [InlineData("one two\nthree four", 12, "one two\n", "three four")]
    [InlineData("One is. Two are three", 12, "One is. ", "Two are ", "three")]
    [InlineData("onetwo threefour", 10, "onetwo ", "threefour")]
    [InlineData("abcdefghijkl", 5, "abcde", "fghij", "kl")]
    [InlineData("a\nbcdefghijkl", 8, "a\nbcdef", "ghijkl")]
    [InlineData("\u65E5\u672C\u3002\u65E5\u672C\u8A9E", 12, "\u65E5\u672C\u3002", "\u65E5\u672C\u8A9E")]
    [InlineData("ab\"\"", 4, "ab\"", "\"")]
    [InlineData("e\u0301e\u0301", 5, "e\u0301", "e\u0301")]
    public void Pages_end_with_a_paragraph_a_sentence_a_word_or_a_character(string text, int budget, params string[] pages) =>
        Assert.Equal(pages, TextPages.Split(text, budget).Select(page => page.Text));

    [Fact]
    public void A_character_larger_than_a_page_is_a_page_and_is_shown_by_a_sign()
    {
        var large = "e" + new string('\u0301', 50);

        var pages = TextPages.Split($"a{large}b", 20).ToArray();

        Assert.Equal(["a", large, "b"], pages.Select(page => page.Text));
        Assert.Equal(["a", "\uFFFD", "b"], pages.Select(page => page.Shown));
    }

    [Fact]
    public void Pages_are_the_text_fit_and_cut_no_grapheme() =>
        Gen.Select(AnyText.Gen, Gen.Int[1, 60]).Sample(
            (text, budget) =>
            {
                var pages = TextPages.Split(text, budget).ToArray();
                var borders = AnyText.Borders(text);
                var index = 0;
                return string.Concat(pages.Select(page => page.Text)) == text
                    && pages.All(page => borders.Contains(index += page.Text.Length))
                    && pages.All(page => page.TooLarge ? Graphemes.Count(page.Text) == 1 : Written(page.Text) <= budget);
            },
            iter: 3_000);

    [Fact]
    public void Sizes_are_those_of_the_written_json() => AnyText.Gen.Sample(text => TextPages.Size(text) == Written(text), iter: 3_000);

    [Theory]
    [InlineData("a")]
    [InlineData("Some words. And more\n")]
    [InlineData("\u0301")]
    [InlineData("\U0001F1E9")]
    [InlineData("\u65E5\u672C\u8A9E\u3002")]
    [InlineData("\u0001")]
    public void A_million_characters_are_paged(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length));

        Assert.Equal(text.Length, TextPages.Split(text, 10_000).Sum(page => page.Text.Length));
    }

    [Theory]
    [InlineData("short", 10, "short", 0)]
    [InlineData("one two three", 9, "one two ", 5)]
    [InlineData("abc\U0001F469\u200D\U0001F4BBde\u0301", 3, "abc", 3)]
    [InlineData("\U0001F469\u200D\U0001F4BBa", 3, "\uFFFD", 2)]
    [InlineData("", 3, "", 0)]
    public void An_excerpt_says_how_much_is_missing(string text, int budget, string start, int missing)
    {
        var excerpt = TextPages.Excerpt(text, budget);

        Assert.Equal(new Excerpt(start, missing), excerpt);
        Assert.Equal(missing > 0, excerpt.IsCut);
    }

    private static int Written(string text) => Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(text, Relaxed)) - 2;
}
