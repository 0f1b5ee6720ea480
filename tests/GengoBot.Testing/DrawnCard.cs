using System.Text.Json;
using System.Text.RegularExpressions;
using GengoBot.Cards;
using GengoBot.Playground;

namespace GengoBot.Testing;

/// <summary>A card as a client has it, and the message that holds it.</summary>
internal sealed partial class DrawnCard(JsonElement json, string? messageId)
{
    private static readonly string[] Words = ["text", "label", "title", "placeholder", "altText", "errorMessage"];

    public JsonElement Json => json;

    public string? MessageId => messageId;

    /// <summary>All that a reader sees, a line each.</summary>
    public string Text => string.Join('\n', Elements().SelectMany(WordsOf));

    public bool IsWorking => PlainText.StartsWith(Strings.WorkingTitle, StringComparison.Ordinal);

    public string PlainText => json.Text("fallbackText") ?? "";

    public IReadOnlyList<DrawnButton> Buttons => [
        .. Elements().Where(static element => element.Text("type") == "Action.Execute").Select(static element => new DrawnButton(element))];

    /// <summary>The addresses of the buttons that open another site.</summary>
    public IReadOnlyList<string?> Links => [
        .. Elements().Where(static element => element.Text("type") == "Action.OpenUrl").Select(static element => element.Text("url"))];

    /// <summary>What stands in the inputs, by their names; empty where nothing does.</summary>
    public IReadOnlyDictionary<string, string> Inputs => Elements()
        .Where(static element => element.Text("type")?.StartsWith("Input.", StringComparison.Ordinal) == true)
        .ToDictionary(static element => element.Text("id") ?? "", static element => element.Text("value") ?? "");

    /// <summary>Whose clients ask for it anew by themselves.</summary>
    public IReadOnlyList<string> RefreshedFor =>
        json.Member("refresh", "userIds") is { } ids ? [.. ids.EnumerateArray().Select(static id => id.GetString() ?? "")] : [];

    public string? Image => Elements().FirstOrDefault(static element => element.Text("type") == "Image").Text("url");

    public DrawnButton Button(string title) => Buttons.FirstOrDefault(button => button.Title == title)
        ?? throw new InvalidOperationException(
            $"No button '{title}' among: {string.Join(", ", Buttons.Select(static button => button.Title))}");

    public DrawnCard ShouldShow(string text)
    {
        Assert.Contains(text, Text, StringComparison.Ordinal);
        return this;
    }

    public DrawnCard ShouldNotShow(string text)
    {
        Assert.DoesNotContain(text, Text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, PlainText, StringComparison.Ordinal);
        return this;
    }

    public DrawnCard ShouldHaveInput(string name, string value)
    {
        Assert.Equal(value, Assert.Contains(name, Inputs));
        return this;
    }

    public DrawnCard ShouldHaveButton(string title)
    {
        Assert.Contains(title, Buttons.Select(static button => button.Title));
        return this;
    }

    public DrawnCard ShouldNotHaveButton(string title)
    {
        Assert.DoesNotContain(title, Buttons.Select(static button => button.Title));
        return this;
    }

    /// <summary>What holds for every card: its size, its own plain text, a command for each button, a label for each input.</summary>
    public DrawnCard ShouldBeSound(string version = "1.5")
    {
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(json.GetRawText()), 1, Card.MaxBytes);
        Assert.Equal("AdaptiveCard", json.Text("type"));
        Assert.Equal(version, json.Text("version"));
        Assert.NotEmpty(PlainText);
        var faults = string.Join('\n', CardRules.FaultsOf(json));
        Assert.True(faults.Length == 0, faults);
        Assert.All(
            Elements().Where(static element => element.Text("type")?.StartsWith("Input.", StringComparison.Ordinal) == true),
            static input =>
            Assert.False(string.IsNullOrWhiteSpace(input.Text("label") ?? input.Text("title")), $"An input without a label: {input}"));
        Assert.All(
            Elements().Where(static element => element.Text("type") == "Image"),
            static image => Assert.False(string.IsNullOrWhiteSpace(image.Text("altText"))));
        Assert.All(Buttons, button =>
        {
            Assert.Equal(button.Verb, button.Data.Text("verb"));
            Assert.True(
                JsonElement.DeepEquals(button.Data, button.Fallback.GetProperty("data")),
                $"'{button.Title}' says something else in an old client.");
        });
        return this;
    }

    public IEnumerable<JsonElement> Elements() => Within(json);

    private static IEnumerable<JsonElement> Within(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(Within);
        }

        // The fallback of a button is the same button once more, its data is no part of the card, and nobody presses what refreshes it.
        return element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Where(static member => member.Name is not ("fallback" or "data" or "refresh")).SelectMany(
                static member => Within(member.Value)).Prepend(element)
            : [];
    }

    private static IEnumerable<string> WordsOf(JsonElement element)
    {
        var isMarkdown = element.Text("type") is "TextBlock" || element.Member("type") is null;
        foreach (var name in Words.Append(element.Member("type") is null ? "value" : "text").Distinct())
        {
            if (element.Text(name) is { Length: > 0 } words)
            {
                yield return isMarkdown ? Escape.Replace(words, "$1") : words;
            }
        }
    }

    [GeneratedRegex(@"\\([^\w\s])")]
    private static partial Regex Escape { get; }
}
