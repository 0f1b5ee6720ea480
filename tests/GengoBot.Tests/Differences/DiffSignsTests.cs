using CsCheck;
using GengoBot.Differences;
using GengoBot.Tests.Text;
using GengoBot.Text;

namespace GengoBot.Tests.Differences;

/// <summary>Every difference is seen: what the eye cannot see has a sign, and only then.</summary>
public sealed class DiffSignsTests
{
    [Theory]
    [InlineData("Alpha\nBeta", "Alpha\n\nBeta", "=Alpha\n|+\u23CE\n|=Beta")]
    [InlineData("text", "text\n", "=text|+\u23CE\n")]
    [InlineData("text\n", "text", "=text|-\u23CE\n")]
    [InlineData("a\nb", "a\r\nb", "=a|-\u23CE\n|+\u2039carriage return\u203A\u23CE\n|=b")]
    [InlineData("a\nb", "a\u2028b", "=a|-\u23CE\n|+\u2039U+2028\u203A\n|=b")]
    [InlineData("a b", "a\nb", "=a|-\u2423|+\u23CE\n|=b")]
    [InlineData("a b", "a  b", "=a|= |+\u2423|=b")]
    [InlineData("a b", "a\tb", "=a|-\u2423|+\u21E5|=b")]
    [InlineData("a b", "a\u00A0b", "=a|-\u2423|+\u2039no-break space\u203A|=b")]
    [InlineData("a b", "a\u2003b", "=a|-\u2423|+\u2039U+2003\u203A|=b")]
    [InlineData("text", "text ", "=text|+\u2423")]
    [InlineData(" text", "text", "-\u2423|=text")]
    [InlineData("foo bar", "foo baz ", "=foo |-bar|+baz\u2423")]
    [InlineData("a b", "a b c ", "=a b|= |+c\u2423")]
    [InlineData("one three", "one two three", "=one |+two|= |=three")]
    [InlineData("word", "wo\u200Brd", "-word|+wo\u2039zero-width space\u203Ard")]
    [InlineData("word", "wo\u00ADrd", "-word|+wo\u2039soft hyphen\u203Ard")]
    [InlineData("word", "word\uFEFF", "=word|+\u2039byte order mark\u203A")]
    [InlineData("word", "word\u200F", "=word|+\u2039right-to-left mark\u203A")]
    [InlineData("word", "\u202Eword\u202C", "+\u2039U+202E\u203A|=word|+\u2039U+202C\u203A")]
    [InlineData("word", "word\u200D", "-word|+word\u2039zero-width joiner\u203A")]
    [InlineData("color", "colors\u200D", "-color|+colors\u2039zero-width joiner\u203A")]
    [InlineData("a\u0085b", "a\nb", "=a|-\u2039U+0085\u203A\n|+\u23CE\n|=b")]
    [InlineData("a\u0090b", "ab", "-a\u2039U+0090\u203Ab|+ab")]
    [InlineData("caf\u00E9", "cafe\u0301", "-caf\u00E9\u2039U+00E9\u203A|+cafe\u0301\u2039U+0065 U+0301\u203A")]
    [InlineData("caf\u00E9", "cafe\u0301s", "-caf\u00E9\u2039U+00E9\u203A|+cafe\u0301\u2039U+0065 U+0301\u203As")]
    [InlineData("\uAC00", "\u1100\u1161", "-\uAC00\u2039U+AC00\u203A|+\u1100\u1161\u2039U+1100 U+1161\u203A")]
    [InlineData("5 \u212B", "5 \u00C5", "=5 |-\u212B\u2039U+212B\u203A|+\u00C5\u2039U+00C5\u203A")]
    [InlineData("\uF900", "\u8C48", "-\uF900\u2039U+F900\u203A|+\u8C48\u2039U+8C48\u203A")]
    [InlineData("a\u2011b", "a-b", "=a|-\u2011\u2039U+2011\u203A|+-\u2039U+002D\u203A|=b")]
    [InlineData("\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u062E",
        "-\u0645\u06CC\u2039zero-width non-joiner\u203A\u062E|+\u0645\u06CC\u062E")]
    [InlineData("\u2764", "\u2764\uFE0F", "-\u2764|+\u2764\u2039U+FE0F\u203A")]
    public void What_the_eye_cannot_see_has_a_sign(string before, string after, string shown) =>
        Assert.Equal(shown, Show(before, after));

    [Theory]
    [InlineData("red cat", "blue dog", "-red cat|+blue dog")]
    [InlineData("caf\u00E9", "th\u00E9", "-caf\u00E9|+th\u00E9")]
    [InlineData("a", "\U0001F469\u200D\U0001F4BB", "-a|+\U0001F469\u200D\U0001F4BB")]
    [InlineData("a", "\u2764\uFE0F", "-a|+\u2764\uFE0F")]
    [InlineData("x", "\u0645\u06CC\u200C\u062E", "-x|+\u0645\u06CC\u200C\u062E")]
    [InlineData("\uAC00", "\uB098", "-\uAC00|+\uB098")]
    public void What_is_seen_has_none(string before, string after, string shown) => Assert.Equal(shown, Show(before, after));

    [Theory]
    [InlineData("Alpha\nBeta", "Alpha\n\nBeta", true)]
    [InlineData("text", "text\n", true)]
    [InlineData("a b", "a\u00A0b", true)]
    [InlineData("caf\u00E9", "cafe\u0301", true)]
    [InlineData("a\u0323\u0302", "a\u0302\u0323", true)]
    [InlineData("\u1EAD", "a\u0302\u0323", true)]
    [InlineData("w\u200Bord two", "word  two\u200E", true)]
    [InlineData("Alpha\nBeta", "Alpha\n\nGamma", false)]
    [InlineData("a", "", false)]
    [InlineData("\U0001F469\u200D\U0001F4BB", "\U0001F469\U0001F4BB", false)]
    public void It_is_known_whether_only_that_differs(string before, string after, bool isOnly) =>
        Assert.Equal(isOnly, DiffSigns.IsOnlyUnseen(TextDiff.Compare(before, after)));

    /// <summary>What was removed and what was added are drawn, and are drawn differently.</summary>
    [Fact]
    public void No_change_is_shown_as_none() =>
        AnyText.Pairs.Where(static texts => texts.Before != texts.After && IsText(texts.Before + texts.After)).Sample(
            static texts =>
            {
                var shown = DiffSigns.Show(TextDiff.JoinAcrossSpaces(TextDiff.Compare(texts.Before, texts.After)));
                var changed = shown.Where(static part => part.Kind is DiffKind.Removed or DiffKind.Added).ToList();
                return changed.Count > 0
                    && changed.TrueForAll(static part => UntrustedText.Of(part.Text).Trim().Length > 0)
                    && shown.Zip(shown.Skip(1)).All(static pair =>
                        pair.First.Kind != DiffKind.Removed || pair.Second.Kind != DiffKind.Added
                        || UntrustedText.Of(pair.First.Text) != UntrustedText.Of(pair.Second.Text));
            },
            iter: 2_000);

    private static bool IsText(string text) => !text.EnumerateRunes().Any(static rune => rune.Value == 0xFFFD);

    private static string Show(string before, string after) => string.Join(
        '|',
        DiffSigns.Show(TextDiff.JoinAcrossSpaces(TextDiff.Compare(before, after)))
            .Select(static part => "=-+~"[(int)part.Kind] + part.Text));
}
