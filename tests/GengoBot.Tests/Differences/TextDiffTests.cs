using CsCheck;
using GengoBot.Differences;
using GengoBot.Tests.Text;
using GengoBot.Text;

namespace GengoBot.Tests.Differences;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("de", "Word")]
    [InlineData("en-US", "Word")]
    [InlineData("ko", "Word")]
    [InlineData("zh", "Character")]
    [InlineData("zh-tw", "Character")]
    [InlineData("zh_CN", "Character")]
    [InlineData("JA", "Character")]
    [InlineData("th", "Character")]
    [InlineData("lo", "Character")]
    [InlineData("km", "Character")]
    [InlineData("my", "Character")]
    [InlineData("", "Word")]
    public void Languages_without_spaces_are_counted_by_characters(string language, string unit) =>
        Assert.Equal(unit, DiffUnits.For(language).ToString());

    [Theory]
    [InlineData("", "", "")]
    [InlineData("same", "same", "=same")]
    [InlineData("", "new", "+new")]
    [InlineData("old", "", "-old")]
    [InlineData("The old house stands.", "The new house stood.", "=The |-old|+new|= house |-stands|+stood|=.")]
    [InlineData("It's don\u2019t", "It's won\u2019t", "=It's |-don\u2019t|+won\u2019t")]
    [InlineData("one two", "one  two", "=one|- |+  |=two")]
    [InlineData("a\nb", "a\r\nb", "=a|-\n|+\r\n|=b")]
    [InlineData("one two three", "one three", "=one |-two |=three")]
    [InlineData("caf\u00E9", "cafe\u0301", "-caf\u00E9|+cafe\u0301")]
    public void Words_are_compared(string before, string after, string parts) =>
        Assert.Equal(parts, Show(TextDiff.Compare(before, after)));

    [Theory]
    [InlineData("\u65E5\u672C\u8A9E\u3067\u3059\u3002", "\u65E5\u672C\u4EBA\u3067\u3059\u3002",
        "=\u65E5\u672C|-\u8A9E|+\u4EBA|=\u3067\u3059\u3002")]
    [InlineData("\U0001F469\u200D\U0001F4BB", "\U0001F469", "-\U0001F469\u200D\U0001F4BB|+\U0001F469")]
    [InlineData("Lumen One\u306F\u5149\u308B", "Lumen Two\u306F\u5149\u308B", "=Lumen |-One|+Two|=\u306F\u5149\u308B")]
    [InlineData("\u0E09\u0E31\u0E19\u0E01\u0E34\u0E19\u0E02\u0E49\u0E32\u0E27",
        "\u0E09\u0E31\u0E19\u0E01\u0E34\u0E19\u0E1B\u0E25\u0E32",
        "=\u0E09\u0E31\u0E19\u0E01\u0E34\u0E19|-\u0E02\u0E49\u0E32\u0E27|+\u0E1B\u0E25\u0E32")]
    [InlineData("\u0E40\u0E01\u0E48\u0E32", "\u0E40\u0E02\u0E49\u0E32", "-\u0E40\u0E01\u0E48\u0E32|+\u0E40\u0E02\u0E49\u0E32")]
    [InlineData("\u1781\u17D2\u1798\u17C2\u179A\u179F", "\u1781\u17D2\u1798\u17C2\u179A\u1780",
        "=\u1781\u17D2\u1798\u17C2\u179A|-\u179F|+\u1780")]
    [InlineData("\u1781\u17D2\u1798\u179A", "\u1781\u17D2\u1784\u179A", "-\u1781\u17D2\u1798|+\u1781\u17D2\u1784|=\u179A")]
    [InlineData("\u1019\u102C\u1005\u102C", "\u1019\u102C\u1000\u102C", "=\u1019\u102C|-\u1005\u102C|+\u1000\u102C")]
    [InlineData("\u0EAA\u0EB0\u0E9A\u0EB2\u0E8D", "\u0EAA\u0EB0\u0EAB\u0EB2\u0E8D", "=\u0EAA\u0EB0|-\u0E9A\u0EB2|+\u0EAB\u0EB2|=\u0E8D")]
    public void Clusters_are_compared_where_a_script_has_no_spaces(string before, string after, string parts) =>
        Assert.Equal(parts, Show(TextDiff.Compare(before, after)));

    [Fact]
    public void The_parts_make_up_both_texts_and_cut_no_grapheme() =>
        AnyText.Pairs.Sample(
            texts =>
            {
                var parts = TextDiff.Compare(texts.Before, texts.After);
                return IsWhole(parts, DiffKind.Removed, texts.Before)
                    && IsWhole(parts, DiffKind.Added, texts.After)
                    && parts.All(part => part.Text.Length > 0)
                    && parts.Zip(parts.Skip(1)).All(pair => pair.First.Kind != pair.Second.Kind);
            },
            iter: 1_000);

    [Theory]
    [InlineData("Das ist Lumen", "Entdecken Sie Lumen", "-Das ist|+Entdecken Sie|= Lumen")]
    [InlineData("a b c", "x b y", "-a|+x|= b |-c|+y")]
    [InlineData("one two three", "one three", "=one |-two |=three")]
    [InlineData("so Teil ersetzt werden kann", "so Teil lässt sich tauschen", "=so Teil |-ersetzt werden kann|+lässt sich tauschen")]
    [InlineData("a\nb", "x\ny", "-a|+x|=\n|-b|+y")]
    [InlineData("", "a b", "+a b")]
    public void Changes_with_only_spaces_between_them_are_one(string before, string after, string parts) =>
        Assert.Equal(parts, Show(TextDiff.JoinAcrossSpaces(TextDiff.Compare(before, after))));

    [Fact]
    public void Joined_changes_make_up_both_texts_too() =>
        AnyText.Pairs.Sample(
            texts =>
            {
                var parts = TextDiff.JoinAcrossSpaces(TextDiff.Compare(texts.Before, texts.After));
                return IsWhole(parts, DiffKind.Removed, texts.Before) && IsWhole(parts, DiffKind.Added, texts.After);
            },
            iter: 1_000);

    [Fact]
    public void Large_texts_with_changes_in_many_paragraphs_are_compared_inside_them()
    {
        var lines = Enumerable.Range(0, 900).Select(line => $"This is the sentence number {line}, of a long text.").ToArray();
        var changed = lines.Select((line, index) => index % 3 == 0 ? line.Replace("long", "short", StringComparison.Ordinal) : line);

        var parts = TextDiff.Compare(string.Join('\n', lines), string.Join('\n', changed));

        var removed = parts.Where(part => part.Kind == DiffKind.Removed).ToArray();
        Assert.InRange(removed.Length, 300, 600);
        Assert.All(removed, part => Assert.Contains(part.Text, "long", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_in_a_paragraph_of_any_length_is_found()
    {
        var long1 = string.Concat(Enumerable.Repeat("\u65E5\u672C\u8A9E", 20_000));

        var parts = TextDiff.Compare(long1 + "a" + long1, long1 + "b" + long1);

        Assert.Equal([DiffKind.Same, DiffKind.Removed, DiffKind.Added, DiffKind.Same], parts.Select(part => part.Kind));
        Assert.Equal("a", parts[1].Text);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(". ")]
    [InlineData(" ")]
    [InlineData("")]
    public void Large_texts_that_have_little_in_common_are_compared_too(string separator)
    {
        var random = new Random(1);
        var before = Noise(random, separator);
        var after = Noise(random, separator);

        var parts = TextDiff.Compare(before, after);

        Assert.True(IsWhole(parts, DiffKind.Removed, before));
        Assert.True(IsWhole(parts, DiffKind.Added, after));
    }

    [Fact]
    public void Unchanged_runs_are_folded_around_the_changes()
    {
        var parts = TextDiff.Compare(
            "a b c d e f X g h i j k l m n Y o p q r s t", "a b c d e f Z g h i j k l m n y o p q r s t");

        Assert.Equal(
            "~4|=e f |-X|+Z|= g h|~4|=m n |-Y|+y|= o p|~4",
            Show(TextDiff.Fold(parts, DiffUnit.Word, 2)));
    }

    [Fact]
    public void What_would_hide_no_more_than_the_context_is_not_folded()
    {
        var parts = TextDiff.Compare("X a b c d Y", "Z a b c d y");

        Assert.Equal(parts, TextDiff.Fold(parts, DiffUnit.Word, 2));
        Assert.Equal("-X|+Z|= a|~2|=d |-Y|+y", Show(TextDiff.Fold(parts, DiffUnit.Word, 1)));
        Assert.Equal("-X|+Z|~4|-Y|+y", Show(TextDiff.Fold(parts, DiffUnit.Word, 0)));
    }

    [Fact]
    public void A_text_without_changes_is_not_folded()
    {
        var parts = TextDiff.Compare("a b c d e f", "a b c d e f");

        Assert.Equal(parts, TextDiff.Fold(parts, DiffUnit.Word, 0));
    }

    [Fact]
    public void Folding_hides_whole_graphemes() =>
        Gen.Select(AnyText.Pairs, Gen.Enum<DiffUnit>(), Gen.Int[0, 3]).Sample(
            (texts, unit, context) =>
            {
                var parts = TextDiff.Compare(texts.Before, texts.After);
                var folded = TextDiff.Fold(parts, unit, context);
                var shown = folded.Where(part => part.Kind == DiffKind.Same).Sum(part => Graphemes.Count(part.Text));
                var hidden = folded.Sum(part => part.Hidden);
                var all = parts.Where(part => part.Kind == DiffKind.Same).Sum(part => Graphemes.Count(part.Text));

                return (unit == DiffUnit.Word ? shown + hidden <= all : shown + hidden == all)
                    && folded.Where(part => part.Kind is DiffKind.Removed or DiffKind.Added)
                        .SequenceEqual(parts.Where(part => part.Kind is DiffKind.Removed or DiffKind.Added));
            },
            iter: 1_000);

    private static bool IsWhole(IReadOnlyList<DiffPart> parts, DiffKind own, string text)
    {
        var borders = AnyText.Borders(text);
        var index = 0;
        var mine = parts.Where(part => part.Kind == DiffKind.Same || part.Kind == own).ToArray();
        return string.Concat(mine.Select(part => part.Text)) == text && mine.All(part => borders.Contains(index += part.Text.Length));
    }

    private static string Show(IReadOnlyList<DiffPart> parts) =>
        string.Join('|', parts.Select(part => "=-+~"[(int)part.Kind] + (part.Kind == DiffKind.Folded ? $"{part.Hidden}" : part.Text)));

    private static string Noise(Random random, string separator) =>
        string.Join(
            separator,
            Enumerable.Range(0, 10_000).Select(_ => new string([.. Enumerable.Range(0, 5).Select(_ => (char)random.Next('a', 'z'))])));
}
