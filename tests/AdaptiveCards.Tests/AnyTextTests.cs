using System.Text;
using System.Text.Json;
using CsCheck;

namespace AdaptiveCards.Tests;

public sealed class AnyTextTests
{
    // Plain letters, characters that JSON or HTML treats specially, other scripts, and any UTF-16 unit, even half of a surrogate pair.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char,
        Gen.Char['\0', '\u007f'],
        Gen.Char['\ud800', '\udfff'],
        Gen.Char["\"\\/<&\u2028\u202e訳ع"])
        .Array[0, 20].Select(characters => new string(characters));

    private static readonly Func<string, AdaptiveCard>[] Places =
    [
        text => new AdaptiveCard("1.5") { Id = text, FallbackText = text, Speak = text, Lang = text },
        text => new AdaptiveCard("1.5") { Refresh = new AdaptiveRefresh { UserIds = [text] } },
        text => Body(new AdaptiveTextBlock(text) { Id = text }),
        text => Body(new AdaptiveRichTextBlock { Inlines = [new AdaptiveTextRun(text)] }),
        text => Body(new AdaptiveImage(text) { AltText = text, BackgroundColor = text }),
        text => Body(new AdaptiveContainer { Items = [new AdaptiveTextBlock(text)] }),
        text => Body(new AdaptiveColumnSet { Columns = [new AdaptiveColumn { Items = [new AdaptiveTextBlock(text)] }] }),
        text => Body(new AdaptiveFactSet { Facts = [new AdaptiveFact(text, text)] }),
        text => Body(new AdaptiveTextInput { Label = text, ErrorMessage = text, Placeholder = text, Value = text, Regex = text }),
        text => Body(new AdaptiveNumberInput { Label = text, Placeholder = text }),
        text => Body(new AdaptiveToggleInput { Title = text, Value = text, ValueOn = text + "1", ValueOff = text + "0" }),
        text => Body(new AdaptiveChoiceSetInput { Placeholder = text, Value = text }),
        text => Body(new AdaptiveChoiceSetInput { Choices = [new AdaptiveChoice { Title = text, Value = text }] }),
        text => Action(new AdaptiveExecuteAction { Title = text, IconUrl = text, Style = text, Tooltip = text, Verb = text, Data = text }),
        text => Action(new AdaptiveSubmitAction { Data = new Dictionary<string, object> { ["x" + text] = new[] { text } } }),
        text => Action(new AdaptiveOpenUrlAction { UrlString = text }),
        text => Action(new AdaptiveExecuteAction { Fallback = new AdaptiveFallbackElement(new AdaptiveSubmitAction { Title = text }) }),
        text => Action(new AdaptiveShowCardAction { Card = Body(new AdaptiveTextBlock(text)) }),
        text => new AdaptiveCard("1.5") { AdditionalProperties = { ["x" + text] = text } },
    ];

    [Fact]
    public void Any_text_in_any_property_is_written_unchanged() =>
        Gen.Select(Text, Gen.Int[0, Places.Length - 1]).Sample((text, place) =>
        {
            var found = new List<string>();
            Collect(JsonDocument.Parse(Places[place](text).ToUtf8Json()).RootElement, found);

            // Half of a surrogate pair is not text, so the replacement character takes its place.
            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            Assert.Contains(expected, found);
            Assert.All(found, word => Assert.True(word.Contains(expected, StringComparison.Ordinal) || Ours.Contains(word)));
        });

    private static readonly HashSet<string> Ours =
    [
        "1.5", AdaptiveCard.TypeName, AdaptiveTextBlock.TypeName, AdaptiveRichTextBlock.TypeName, AdaptiveTextRun.TypeName,
        AdaptiveImage.TypeName, AdaptiveContainer.TypeName, AdaptiveColumnSet.TypeName, AdaptiveColumn.TypeName,
        AdaptiveFactSet.TypeName, AdaptiveTextInput.TypeName, AdaptiveNumberInput.TypeName,
        AdaptiveToggleInput.TypeName, AdaptiveChoiceSetInput.TypeName, AdaptiveExecuteAction.TypeName,
        AdaptiveSubmitAction.TypeName, AdaptiveOpenUrlAction.TypeName, AdaptiveShowCardAction.TypeName,
    ];

    private static AdaptiveCard Body(AdaptiveElement element) => new("1.5") { Body = [element] };

    private static AdaptiveCard Action(AdaptiveAction action) => new("1.5") { Actions = [action] };

    private static void Collect(JsonElement element, List<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                found.Add(element.GetString() ?? "");
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, found);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Name.StartsWith('x'))
                    {
                        found.Add(member.Name[1..]);
                    }

                    Collect(member.Value, found);
                }

                break;
        }
    }
}
