using AdaptiveCards;

namespace GengoBot.Tests.Rendering;

public sealed class CardRendererTests(CardRenderer renderer)
{
    private const int Phone = 360;

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public async Task A_card_of_every_element_is_drawn_on_a_phone(Theme theme)
    {
        await using var card = await renderer.RenderAsync(EveryElement().ToJson(), theme, Phone, "https://pictures.example/captcha.png");
        await card.ScreenshotAsync($"every-element-{theme}.png");

        Assert.Empty(card.Events);
        Assert.Empty(card.Overflowing);
        Assert.All(
            ["Job 42", "a run", "Tier", "pro", "left", "right", "Comment", "Rating", "Public", "Reason", "Quality", "Reject", "Open",
                "More", "inside"],
            word => Assert.Contains(word, card.Text));
        Assert.Equal("captcha", await card.Find("img").GetAttributeAsync("alt"));
    }

    [Theory]
    [InlineData("UnknownElementType", """{"type":"Blink"}""")]
    [InlineData("UnknownActionType", """{"type":"ActionSet","actions":[{"type":"Action.Explode"}]}""")]
    [InlineData("InvalidPropertyValue", """{"type":"TextBlock","text":"a","size":"huge"}""")]
    [InlineData("DuplicateId", """{"type":"Input.Text","id":"a"},{"type":"Input.Text","id":"a"}""")]
    [InlineData("RequiredInputsShouldHaveLabel", """{"type":"Input.Text","id":"a","isRequired":true}""")]
    public async Task What_is_wrong_with_a_card_is_told(string complaint, string elements)
    {
        await using var card = await renderer.RenderAsync(Body(elements), Theme.Light, Phone);

        Assert.Contains(card.Events, found => found.StartsWith(complaint + ":", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_wider_than_the_phone_overflows()
    {
        await using var card = await renderer.RenderAsync(
            Body("""{"type":"ColumnSet","columns":[{"type":"Column","width":"500px","items":[{"type":"TextBlock","text":"wide"}]}]}"""),
            Theme.Light, Phone);

        Assert.True(card.Overflows);
    }

    [Fact]
    public async Task A_long_line_that_is_cut_on_purpose_does_not_overflow()
    {
        await using var card = await renderer.RenderAsync(
            Body($$"""{"type":"TextBlock","text":"{{new string('a', 400)}}"}"""), Theme.Light, Phone);

        Assert.Empty(card.Overflowing);
    }

    [Fact]
    public async Task A_card_that_fetches_something_from_elsewhere_fails()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            renderer.RenderAsync(Body("""{"type":"Image","url":"https://pictures.example/captcha.png"}"""), Theme.Light, Phone));

        Assert.Contains("https://pictures.example/captcha.png", failure.Message);
    }

    private static string Body(string elements) => $$"""{"type":"AdaptiveCard","version":"1.5","body":[{{elements}}]}""";

    private static AdaptiveCard EveryElement() => new("1.5")
    {
        Body =
        [
            new AdaptiveTextBlock("Job 42") { Style = AdaptiveTextBlockStyle.Heading, Wrap = true },
            new AdaptiveRichTextBlock { Inlines = [new AdaptiveTextRun("a run") { Highlight = true }] },
            new AdaptiveImage("https://pictures.example/captcha.png") { AltText = "captcha", PixelWidth = 200, PixelHeight = 80 },
            new AdaptiveFactSet { Facts = [new AdaptiveFact("Tier", "pro")] },
            new AdaptiveContainer { Style = AdaptiveContainerStyle.Emphasis, Bleed = true, Items = [new AdaptiveTextBlock("inside")] },
            new AdaptiveColumnSet
            {
                Columns =
                [
                    new AdaptiveColumn { Items = [new AdaptiveTextBlock("left")] },
                    new AdaptiveColumn { Items = [new AdaptiveTextBlock("right")] },
                ],
            },
            new AdaptiveTextInput { Id = "comment", Label = "Comment", IsMultiline = true, IsRequired = true, ErrorMessage = "Say why" },
            new AdaptiveNumberInput { Id = "rating", Label = "Rating", Min = 1, Max = 5 },
            new AdaptiveToggleInput { Id = "public", Label = "Public", Title = "Gengo may show this" },
            new AdaptiveChoiceSetInput
            {
                Id = "reason",
                Label = "Reason",
                Style = AdaptiveChoiceInputStyle.Expanded,
                Choices = [new AdaptiveChoice { Title = "Quality", Value = "quality" }],
            },
            new AdaptiveActionSet { Actions = [new AdaptiveSubmitAction { Title = "Send" }] },
        ],
        Actions =
        [
            new AdaptiveExecuteAction
            {
                Title = "Reject",
                Verb = "reject",
                Data = new Dictionary<string, object> { ["job"] = 42 },
                Fallback = new AdaptiveFallbackElement(new AdaptiveSubmitAction { Title = "Reject" }),
            },
            new AdaptiveOpenUrlAction { Title = "Open", UrlString = "https://gengo.example/" },
            new AdaptiveShowCardAction { Title = "More", Card = new AdaptiveCard("1.5") { Body = [new AdaptiveTextBlock("more")] } },
        ],
    };
}
