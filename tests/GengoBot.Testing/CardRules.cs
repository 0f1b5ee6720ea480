using System.Text.Json;
using System.Text.RegularExpressions;
using GengoBot.Playground;

namespace GengoBot.Testing;

/// <summary>Holds what reaches Teams against the table in docs/protocol/cards.md: what each part of a card may hold.</summary>
internal static partial class CardRules
{
    private static readonly string[] Words =
    [
        "text", "title", "value", "label", "placeholder", "errorMessage", "altText", "fallbackText", "tooltip", "speak", "summary",
        "subtitle",
    ];

    private static readonly Dictionary<(string Element, string Member), Rule> Rules = File
        .ReadLines(Repository.PathOf("docs", "protocol", "cards.md"))
        .Select(static line => Row.Match(line))
        .Where(static row => row.Success)
        .ToDictionary(static row => (row.Groups[1].Value, row.Groups[2].Value), static row => new Rule(
            ReadsMarkdown: row.Groups[3].Value == "yes", Times: row.Groups[4].Value, HasLines: row.Groups[5].Value == "yes"));

    private sealed record Rule(bool ReadsMarkdown, string Times, bool HasLines);

    /// <summary>What is wrong with an activity, a card or an answer to an invoke, a line each.</summary>
    public static IEnumerable<string> FaultsOf(JsonElement json) => Walk(json, parent: "");

    private static IEnumerable<string> Walk(JsonElement json, string parent)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray().SelectMany(one => Walk(one, parent));
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        // Only parts of cards have these names without a type: facts, choices, and the preview of a list entry.
        var type = json.Text("type") ?? parent switch
        {
            "facts" => "Fact",
            "choices" => "Choice",
            "preview" => "thumbnail",
            _ => null,
        };

        // A button's data goes back to the bot and is never drawn, nor is what refreshes a card; names of people are Teams' own to draw.
        return json.EnumerateObject()
            .Where(static member => member.Name is not ("data" or "refresh" or "tap" or "from" or "recipient" or "mentioned"))
            .SelectMany(member => member.Value.ValueKind == JsonValueKind.String
                ? FaultsOf(type, member.Name, member.Value.GetString() ?? "")
                : Walk(member.Value, parent == "preview" ? parent : member.Name));
    }

    private static IEnumerable<string> FaultsOf(string? type, string member, string text)
    {
        var rule = type is null ? null : Rules.GetValueOrDefault((type, member));
        if (rule is null && IsDrawn(type) && Words.Contains(member))
        {
            yield return $"{type}.{member} is not in docs/protocol/cards.md: {text}";
        }

        var rest = rule?.Times == "yes" ? Time.Replace(text, "") : text;
        if (rule?.Times != "as typed" && Function.IsMatch(rest))
        {
            yield return $"{type}.{member} holds a time that Teams does not compute: {text}";
        }

        if (rule is { HasLines: false } && text.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            yield return $"{type}.{member} holds a line break: {text}";
        }

        if (rule is { ReadsMarkdown: true } && Markdown.IsMatch(Escaped.Replace(Time.Replace(text, "·"), "·")))
        {
            yield return $"{type}.{member} holds Markdown that takes effect: {text}";
        }
    }

    private static bool IsDrawn(string? type) => type is "Fact" or "Choice" or "AdaptiveCard" or "TextBlock" or "TextRun" or "Image"
        || type?.StartsWith("Action.", StringComparison.Ordinal) == true || type?.StartsWith("Input.", StringComparison.Ordinal) == true;

    [GeneratedRegex(@"^\| `([\w.]+)` \| `(\w+)` \| (yes|no) \| (yes|no|as typed) \| (yes|no) \|")]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"\{\{(DATE\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, SHORT\)|TIME\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\))\}\}")]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"\{\{\s*(DATE|TIME)", RegexOptions.IgnoreCase)]
    private static partial Regex Function { get; }

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]")]
    private static partial Regex Escaped { get; }

    [GeneratedRegex(@"[\\`*_\[\]<~|]|&[#A-Za-z]\w*;|^ *(?:[#>+=-]|\d+[.)])", RegexOptions.Multiline)]
    private static partial Regex Markdown { get; }
}
