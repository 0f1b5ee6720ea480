using CsCheck;
using GengoBot.Text;

namespace GengoBot.Tests.Text;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain words, **stars** and <b>tags</b>\nlines")]
    [InlineData("{{name}} {DATE} ${x}")]
    [InlineData("\U0001F469\u200D\U0001F4BB")]
    [InlineData("\u2067\u05E9\u05DC\u05D5\u05DD\u2069 and \u2066a\u2068b\u2069\u2069")]
    [InlineData("\u200F\u200E\u061C marks")]
    public void What_is_safe_stays_the_same_instance(string text) => Assert.Same(text, UntrustedText.Of(text));

    [Theory]
    [InlineData("a\tb", "a b")]
    [InlineData("a\r\nb\rc\u0085d", "a\nb\nc\nd")]
    [InlineData("a\0b\u001Bc\u007F", "a\u2400b\u241Bc\u2421")]
    [InlineData("a\u0080b\u009Fc", "abc")]
    [InlineData("\u202Aa\u202Bb\u202Dc\u202Ed\u202C", "abcd")]
    [InlineData("a\u2069b", "ab")]
    [InlineData("a\u2066b\u2067c", "a\u2066b\u2067c\u2069\u2069")]
    [InlineData("a\u2068b\nc\u2069d", "a\u2068b\u2069\ncd")]
    [InlineData("a\u2068b\u2029c\u2069d", "a\u2068b\u2069\u2029cd")]
    [InlineData("{{DATE(2030-01-01T00:00:00Z)}}", "{\u2060{DATE(2030-01-01T00:00:00Z)}}")]
    [InlineData("{{{time(x)}}", "{{\u2060{time(x)}}")]
    public void What_would_take_effect_is_made_harmless(string text, string literal) => Assert.Equal(literal, UntrustedText.Of(text));

    [Fact]
    public void Half_a_character_is_shown_by_a_sign()
    {
        // Not in attributes, which are kept as UTF-8.
        Assert.Equal("a\uFFFDb", UntrustedText.Of("a\uD83Db"));
        Assert.Equal("\uFFFD\uFFFD", UntrustedText.Of("\uDE00\uD83D"));
    }

    [Fact]
    public void What_was_made_safe_is_safe() =>
        AnyText.Gen.Sample(
            text =>
            {
                var literal = UntrustedText.Of(text);
                return ReferenceEquals(literal, UntrustedText.Of(literal))
                    && literal.All(character => character is '\n' || !char.IsControl(character))
                    && !literal.Contains("{{DATE", StringComparison.OrdinalIgnoreCase)
                    && !literal.Contains("{{TIME", StringComparison.OrdinalIgnoreCase);
            },
            iter: 3_000);

    [Fact]
    public void An_isolate_ends_where_our_sentence_goes_on()
    {
        Assert.Equal("\u2068slug\u2069", UntrustedText.Isolate("slug"));
        Assert.Equal("\u2068ab\u2069", UntrustedText.Isolate("a\u2069\u202Eb"));
    }

    [Fact]
    public void Lines_end_in_many_ways() =>
        Assert.Equal(["a", "b", "c", "", "d", "e", ""], UntrustedText.Lines("a\r\nb\nc\r\rd\u2028e\u2029"));

    [Fact]
    public void An_empty_text_is_an_empty_line() => Assert.Equal([""], UntrustedText.Lines(""));

    [Theory]
    [InlineData("plain, words. (1) \"x\" a-b a+b 5% #x!", "plain, words. (1) \"x\" a-b a+b 5% #x!")]
    [InlineData("**bold** _it_ `code` ~~no~~", @"\*\*bold\*\* \_it\_ \`code\` \~\~no\~\~")]
    [InlineData("[link](https://example.org)", @"\[link\](https://example.org)")]
    [InlineData("![pic](x)", @"!\[pic\](x)")]
    [InlineData("<at>Ana</at> <https://example.org>", @"\<at>Ana\</at> \<https://example.org>")]
    [InlineData("AT&T &amp; &#33; & ", @"AT\&T \&amp; \&#33; & ")]
    [InlineData("# head", @"\# head")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("- a\n+ b\n* c", "\\- a  \n\\+ b  \n\\* c")]
    [InlineData("1. a\n12) b\n3 c\n4", "1\\. a  \n12\\) b  \n3 c  \n4")]
    [InlineData("a\n===\nb\n---", "a  \n\\===  \nb  \n\\---")]
    [InlineData("a|b\n:-|-", "a\\|b  \n\\:-\\|-")]
    [InlineData("    code", "\u00A0\u00A0\u00A0\u00A0code")]
    [InlineData("\tcode", "\u00A0code")]
    [InlineData(" - a", "\u00A0- a")]
    [InlineData(@"back\slash", @"back\\slash")]
    [InlineData("", "")]
    public void Markdown_is_escaped(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Escape(text));
}
