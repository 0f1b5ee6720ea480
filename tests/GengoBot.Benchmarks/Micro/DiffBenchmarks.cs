using BenchmarkDotNet.Attributes;
using GengoBot.Cards;
using GengoBot.Jobs;

namespace GengoBot.Benchmarks.Micro;

/// <summary>The card of a difference between two texts of 50,000 characters, the largest that is promised within a second.</summary>
public class DiffBenchmarks
{
    private const int Length = 50_000;
    private const int EverySo = 500;

    [ParamsAllValues]
    public Shape Texts { get; set; }

    private string _before = "";
    private string _after = "";
    private string _language = "";

    /// <summary>What the two texts are like.</summary>
    public enum Shape
    {
        EnglishFewChanges,
        EnglishAllChanged,
        JapaneseFewChanges,
        JapaneseAllChanged,
        ThaiFewChanges,
        ThaiAllChanged,
        OneWord,
        ShortLines,
    }

    [GlobalSetup]
    public void Prepare() => (_before, _after, _language) = Texts switch
    {
        Shape.EnglishFewChanges => (Words(1), FewChanged(Words(1), "other"), "en"),
        Shape.EnglishAllChanged => (Words(1), Words(2), "en"),
        Shape.JapaneseFewChanges => (Characters('\u3041', 1), FewChanged(Characters('\u3041', 1), "\u4E00"), "ja"),
        Shape.JapaneseAllChanged => (Characters('\u3041', 1), Characters('\u3041', 2), "ja"),
        Shape.ThaiFewChanges => (Characters('\u0E01', 1), FewChanged(Characters('\u0E01', 1), "\u0E4F"), "th"),
        Shape.ThaiAllChanged => (Characters('\u0E01', 1), Characters('\u0E01', 2), "th"),
        Shape.OneWord => (new string('a', Length), new string('b', Length), "en"),
        Shape.ShortLines => (Lines('a'), Lines('b'), "en"),
        _ => throw new InvalidOperationException("There is no such shape."),
    };

    [Benchmark(Description = "Draw a difference of 50,000 characters")]
    public object Draw()
    {
        var draft = new CardDraft();
        Difference.Draw(draft, _before, _after, _language, wantedPage: 1, out _);
        return draft.Done();
    }

    private static string Words(int seed)
    {
        var random = new Random(seed);
        return Fill(() => new string((char)('a' + random.Next(26)), random.Next(1, 9)) + (random.Next(12) == 0 ? ". " : " "));
    }

    private static string Characters(char first, int seed)
    {
        var random = new Random(seed);
        return Fill(() => random.Next(30) == 0 ? "\u3002" : ((char)(first + random.Next(40))).ToString());
    }

    private static string Lines(char other)
    {
        var random = new Random(other);
        return Fill(() => (random.Next(2) == 0 ? other : 'x') + "\n");
    }

    private static string FewChanged(string text, string change) =>
        string.Concat(text.Chunk(EverySo).Select(chunk => change + new string(chunk, change.Length, chunk.Length - change.Length)));

    private static string Fill(Func<string> next)
    {
        var text = new System.Text.StringBuilder();
        while (text.Length < Length)
        {
            text.Append(next());
        }

        return text.ToString(0, Length);
    }
}
