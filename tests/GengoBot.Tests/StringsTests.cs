using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GengoBot.Tests;

/// <summary>The bot's words: each is used, and each format is one.</summary>
public sealed partial class StringsTests
{
    private static readonly Dictionary<string, string> Neutral = Read("Strings.resx");

    [Fact]
    public void Each_is_used()
    {
        var used = Directory.EnumerateFiles(Repository.PathOf("src", "GengoBot"), "*.cs", SearchOption.AllDirectories)
            .Where(
                static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(static path => Use.Matches(File.ReadAllText(path)))
            .Select(static match => match.Groups[1].Value)
            .ToHashSet();

        Assert.All(Neutral.Keys, key => Assert.Contains(key, used));
    }

    [Fact]
    public void Each_format_counts_its_places_from_0_without_a_gap() => Assert.All(Neutral, static word =>
    {
        var places = Places(word.Value);
        Assert.Equal(Enumerable.Range(0, places.Count), places);
        Assert.NotNull(string.Format(CultureInfo.InvariantCulture, word.Value, "a", "b", "c", "d", "e"));
    });

    [Fact]
    public void Each_format_gets_as_many_values_as_it_has_places()
    {
        var source = string.Join(
            '\n',
            Directory.EnumerateFiles(Repository.PathOf("src", "GengoBot"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(Neutral.Where(static word => Places(word.Value).Count == 0), word =>
            Assert.False(
                Regex.IsMatch(source, $@"(InPlainText|OnCard)\(Strings\.{word.Key}, "),
                $"{word.Key} has no place for a value and gets one."));
        Assert.All(Neutral.Where(static word => Places(word.Value).Count > 0), word =>
            Assert.False(
                Regex.IsMatch(source, $@"(Line|Title|Label)\((Tone\.\w+, )?Strings\.{word.Key}\)"),
                $"{word.Key} has places for values and gets none."));
    }

    [Fact]
    public void Each_translation_has_the_places_of_its_original()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("src", "GengoBot"), "Strings.*.resx"))
        {
            Assert.All(
                Read(Path.GetFileName(path)), static word => Assert.Equal(Places(Assert.Contains(word.Key, Neutral)), Places(word.Value)));
        }
    }

    private static List<int> Places(string format) =>
        [.. Place.Matches(format).Select(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()
            .Order()];

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Repository.PathOf("src", "GengoBot", file)).Descendants("data")
        .ToDictionary(static data => data.Attribute("name")?.Value ?? "", static data => data.Element("value")?.Value ?? "");

    [GeneratedRegex(@"\bStrings\.(\w+)")]
    private static partial Regex Use { get; }

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place { get; }
}
