using GengoBot.Differences;

namespace GengoBot.Tests.Differences;

/// <summary>The work that a difference takes, whatever the machine: steps to find what the texts have in common.</summary>
public sealed class ComparisonTests
{
    public static MatrixTheoryData<string, int> Sizes { get; } = new(
        ["words", "japanese", "thai", "khmer", "unbroken", "lines", "same"], [50_000, 1_000_000]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_few_changes_take_little_more_than_the_length_and_are_found(string kind, int size)
    {
        var before = Text(kind, size, seed: 1);
        var after = $"{before[..(size / 10)]}XYZ{before[((size / 10) + 4)..(size / 2)]}{before[((size / 2) + 10)..]}.";

        var (parts, steps) = Compare(before, after, kind);

        Assert.InRange(steps, 1, (kind == "same" ? 100 : 4) * size);
        var removed = parts.Where(static part => part.Kind == DiffKind.Removed).Sum(static part => part.Text.Length);
        Assert.InRange(removed, 10, 100);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Texts_that_differ_everywhere_take_no_more_than_is_granted(string kind, int size)
    {
        var (_, steps) = Compare(Text(kind, size, seed: 1), Text(kind == "same" ? "words" : kind, size, seed: 2), kind);

        // The last attempt may take a row more, which is shorter than the longest way and the text.
        Assert.InRange(steps, 1, Comparison.MaxSteps + Alignment.MaxEdits + size);
    }

    [Theory]
    [InlineData(50_000)]
    [InlineData(1_000_000)]
    public void A_word_that_changed_in_every_paragraph_is_found_in_each(int size)
    {
        var before = Text("words", size, seed: 1);
        var after = before.Replace("\n", " end\n", StringComparison.Ordinal);

        var (parts, _) = Compare(before, after, "words");

        Assert.DoesNotContain(parts, static part => part.Kind == DiffKind.Removed);
        Assert.All(parts.Where(static part => part.Kind == DiffKind.Added), static part => Assert.Equal("end", part.Text.Trim()));
    }

    private static (IReadOnlyList<DiffPart> Parts, long Steps) Compare(string before, string after, string kind)
    {
        var comparison = new Comparison();
        comparison.Compare(before, after);
        var parts = comparison.Parts();
        Assert.Equal(before, string.Concat(parts.Where(static part => part.Kind != DiffKind.Added).Select(static part => part.Text)));
        Assert.Equal(after, string.Concat(parts.Where(static part => part.Kind != DiffKind.Removed).Select(static part => part.Text)));
        return (parts, comparison.Steps);
    }

    private static string Text(string kind, int size, int seed)
    {
        var random = new Random(seed);
        return kind switch
        {
            "same" => new string('\u5B57', size),
            "lines" => Pieces(() => (char)random.Next('a', 'z'), "\n", every: 1),
            "unbroken" => Pieces(() => (char)random.Next('\u4E00', '\u4E1A'), "", every: 1),
            "japanese" => Pieces(() => (char)random.Next('\u3041', '\u3097'), "\u3002", every: 40),
            "thai" => Pieces(() => (char)random.Next('\u0E01', '\u0E2F'), " ", every: 60),
            "khmer" => Pieces(() => (char)random.Next('\u1780', '\u17A3'), "\u17D4", every: 60),
            _ => Pieces(() => random.Next(6) == 0 ? ' ' : (char)random.Next('a', 'z'), ".\n", every: 400),
        };

        string Pieces(Func<char> next, string end, int every)
        {
            var text = new System.Text.StringBuilder(size + end.Length);
            for (var count = 1; text.Length < size; count++)
            {
                text.Append(next()).Append(count % every == 0 ? end : "");
            }

            return text.ToString(0, size);
        }
    }
}
