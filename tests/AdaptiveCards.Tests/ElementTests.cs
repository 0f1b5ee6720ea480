namespace AdaptiveCards.Tests;

public sealed class ElementTests
{
    [Fact]
    public void Every_element_can_be_named_spaced_separated_and_hidden() =>
        AssertJson(
            """{"type":"TextBlock","id":"t","spacing":"extraLarge","separator":true,"isVisible":false,"text":""}""",
            new AdaptiveTextBlock { Id = "t", Spacing = AdaptiveSpacing.ExtraLarge, Separator = true, IsVisible = false });

    [Fact]
    public void A_text_block_has_a_font_and_an_alignment() =>
        AssertJson(
            """
            {"type":"TextBlock","text":"Job 42","style":"heading","size":"large","weight":"bolder","color":"attention",
            "fontType":"monospace","isSubtle":true,"horizontalAlignment":"right","wrap":true,"maxLines":3}
            """,
            new AdaptiveTextBlock("Job 42")
            {
                Style = AdaptiveTextBlockStyle.Heading,
                Size = AdaptiveTextSize.Large,
                Weight = AdaptiveTextWeight.Bolder,
                Color = AdaptiveTextColor.Attention,
                FontType = AdaptiveFontType.Monospace,
                IsSubtle = true,
                HorizontalAlignment = AdaptiveHorizontalAlignment.Right,
                Wrap = true,
                MaxLines = 3,
            });

    [Fact]
    public void A_rich_text_block_is_made_of_runs() =>
        AssertJson(
            """
            {"type":"RichTextBlock","horizontalAlignment":"center","inlines":[
            {"type":"TextRun","text":"old","size":"small","weight":"lighter","color":"good","fontType":"monospace","isSubtle":true,
            "italic":true,"strikethrough":true,"highlight":true,"underline":true,
            "selectAction":{"type":"Action.OpenUrl","url":"https://a.example"}},
            {"type":"TextRun","text":"","lang":"ja"}]}
            """,
            new AdaptiveRichTextBlock
            {
                HorizontalAlignment = AdaptiveHorizontalAlignment.Center,
                Inlines =
                [
                    new AdaptiveTextRun("old")
                    {
                        Size = AdaptiveTextSize.Small,
                        Weight = AdaptiveTextWeight.Lighter,
                        Color = AdaptiveTextColor.Good,
                        FontType = AdaptiveFontType.Monospace,
                        IsSubtle = true,
                        Italic = true,
                        Strikethrough = true,
                        Highlight = true,
                        Underline = true,
                        SelectAction = new AdaptiveOpenUrlAction { UrlString = "https://a.example" },
                    },
                    new AdaptiveTextRun { AdditionalProperties = { ["lang"] = "ja" } },
                ],
            });

    [Fact]
    public void An_image_has_an_alternative_text_and_a_size() =>
        AssertJson(
            """
            {"type":"Image","url":"https://a.example/c.png","altText":"captcha","size":"medium","width":"200px","height":"80px",
            "backgroundColor":"#ffffff","horizontalAlignment":"center"}
            """,
            new AdaptiveImage(new Uri("https://a.example/c.png"))
            {
                AltText = "captcha",
                Size = AdaptiveImageSize.Medium,
                PixelWidth = 200,
                PixelHeight = 80,
                BackgroundColor = "#ffffff",
                HorizontalAlignment = AdaptiveHorizontalAlignment.Center,
            });

    [Fact]
    public void A_picture_of_100_000_characters_is_carried_inline()
    {
        var address = "data:image/png;base64," + new string('A', 100_000);
        var image = new AdaptiveImage(address);

        Assert.Equal(address, image.Url.OriginalString);
        AssertJson($$"""{"type":"Image","url":"{{address}}"}""", image);
    }

    [Fact]
    public void A_container_has_a_style_a_direction_and_items() =>
        AssertJson(
            """
            {"type":"Container","style":"accent","bleed":true,"selectAction":{"type":"Action.Submit"},"rtl":true,
            "items":[{"type":"TextBlock","text":"one"}]}
            """,
            new AdaptiveContainer
            {
                Style = AdaptiveContainerStyle.Accent,
                Bleed = true,
                SelectAction = new AdaptiveSubmitAction(),
                Rtl = true,
                Items = [new AdaptiveTextBlock("one")],
            });

    [Fact]
    public void A_container_can_go_back_to_the_default_style() =>
        AssertJson(
            """{"type":"Container","style":"default","items":[]}""",
            new AdaptiveContainer { Style = AdaptiveContainerStyle.Default });

    [Fact]
    public void A_column_set_has_columns() =>
        AssertJson(
            """
            {"type":"ColumnSet","columns":[{"type":"Column","items":[]},
            {"type":"Column","items":[{"type":"TextBlock","text":"two"}]}]}
            """,
            new AdaptiveColumnSet { Columns = [new AdaptiveColumn(), new AdaptiveColumn { Items = [new AdaptiveTextBlock("two")] }] });

    [Fact]
    public void A_fact_set_has_facts() =>
        AssertJson(
            """{"type":"FactSet","facts":[{"title":"Tier","value":"pro"},{"title":"","value":""}]}""",
            new AdaptiveFactSet { Facts = [new AdaptiveFact("Tier", "pro"), new AdaptiveFact()] });

    [Fact]
    public void An_action_set_has_actions() =>
        AssertJson(
            """{"type":"ActionSet","actions":[{"type":"Action.Submit"}]}""",
            new AdaptiveActionSet { Actions = [new AdaptiveSubmitAction()] });

    [Fact]
    public void An_element_can_have_a_fallback() =>
        AssertJson(
            """{"type":"ActionSet","actions":[],"fallback":{"type":"TextBlock","text":"-"},"requires":{"tables":"1.5"}}""",
            new AdaptiveActionSet
            {
                Fallback = new AdaptiveFallbackElement(new AdaptiveTextBlock("-")),
                AdditionalProperties = { ["requires"] = new Dictionary<string, string> { ["tables"] = "1.5" } },
            });

    [Fact]
    public void Every_enum_value_has_its_word_of_the_schema()
    {
        AssertWords<AdaptiveSpacing>(
            "spacing",
            ["none", "small", "medium", "large", "extraLarge", "padding"],
            word => new AdaptiveTextBlock { Spacing = word });
        AssertWords<AdaptiveTextBlockStyle>("style", ["heading"], word => new AdaptiveTextBlock { Style = word });
        AssertWords<AdaptiveTextSize>("size", ["small", "medium", "large", "extraLarge"], word => new AdaptiveTextBlock { Size = word });
        AssertWords<AdaptiveTextWeight>("weight", ["lighter", "bolder"], word => new AdaptiveTextBlock { Weight = word });
        AssertWords<AdaptiveTextColor>(
            "color",
            ["dark", "light", "accent", "good", "warning", "attention"],
            word => new AdaptiveTextBlock { Color = word });
        AssertWords<AdaptiveFontType>("fontType", ["monospace"], word => new AdaptiveTextBlock { FontType = word });
        AssertWords<AdaptiveHorizontalAlignment>(
            "horizontalAlignment",
            ["center", "right", "stretch"],
            word => new AdaptiveTextBlock { HorizontalAlignment = word });
        AssertWords<AdaptiveImageSize>("size", ["stretch", "small", "medium", "large"], word => new AdaptiveImage { Size = word });
        AssertWords<AdaptiveContainerStyle>(
            "style",
            ["emphasis", "good", "attention", "warning", "accent"],
            word => new AdaptiveContainer { Style = word });
        AssertWords<AdaptiveTextInputStyle>("style", ["tel", "url", "email", "password"], word => new AdaptiveTextInput { Style = word });
        AssertWords<AdaptiveChoiceInputStyle>("style", ["expanded", "filtered"], word => new AdaptiveChoiceSetInput { Style = word });
    }

    private static void AssertWords<T>(string name, string[] words, Func<T, AdaptiveElement> make)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().Distinct().Skip(1).ToArray();
        Assert.Equal(words.Length, values.Length);
        Assert.All(words.Zip(values), pair => Assert.Contains($"\"{name}\":\"{pair.First}\"", Json(make(pair.Second))));
    }

    internal static string Json(AdaptiveElement element)
    {
        var card = new AdaptiveCard("1.5") { Body = [element] }.ToJson();
        return card["""{"type":"AdaptiveCard","version":"1.5","body":[""".Length..^2];
    }

    internal static void AssertJson(string expected, AdaptiveElement element) => Assert.Equal(OneLine(expected), Json(element));

    /// <summary>Joins the lines of a JSON text that is written on several.</summary>
    internal static string OneLine(string json) => json.Replace("\n", "", StringComparison.Ordinal);
}
