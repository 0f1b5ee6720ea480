using AdaptiveCards;
using Microsoft.Playwright;

namespace GengoBot.Tests.Rendering;

/// <summary>What the renderer makes of texts that are not ours: the ground on which the cards show them literally.</summary>
public sealed class LiteralTextTests(CardRenderer renderer)
{
    private const string Date = "{DATE(2020-01-01T00:00:00Z)}}";

    [Fact]
    public async Task A_run_shows_Markdown_HTML_mentions_and_templates_as_they_are()
    {
        string[] texts =
        [
            "**bold** _it_ ~~s~~ [link](https://a.example/x) 2*3*4 # h",
            "# Title\n- item\n1. one\n> quote\n`code`\n| a | b |\n![x](https://a.example/x.png)",
            "<b>x</b><img src=x onerror=alert(1)><script>alert(1)</script>",
            "&lt;i&gt; &amp; &#42; \\* \\\\",
            "<at>Ana</at> hi",
            "${name} {{name}} $& $1",
            "https://a.example/x a@b.example",
        ];

        Assert.Equal(texts, await ShownAsync(texts.Select(text => Runs(text))));
    }

    [Fact]
    public async Task A_text_block_and_a_fact_read_Markdown_and_entities_in_them()
    {
        const string text = "**a** [b](https://a.example/x) 2*3*4 &lt;i&gt;";
        const string read = "a b 234 <i>";

        var shown = await ShownAsync([new AdaptiveTextBlock(text), new AdaptiveFactSet { Facts = [new AdaptiveFact("", text)] }]);

        Assert.Equal([read, read], shown.Select(words => words.Trim()));
    }

    [Fact]
    public async Task A_text_block_makes_the_reader_fetch_a_picture_that_the_text_names()
    {
        var card = Card([new AdaptiveTextBlock("![x](https://tracker.example/x.png)")]);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => renderer.RenderAsync(card, Theme.Light, 360));

        Assert.Contains("https://tracker.example/x.png", failure.Message);
    }

    [Fact]
    public async Task A_date_is_drawn_even_in_a_run_unless_its_braces_are_parted()
    {
        var shown = await ShownAsync([Runs("{" + Date), Runs("{{" + Date), Runs("{", Date), Runs("{\u2060" + Date)]);

        Assert.Equal(["1/1/2020", "{1/1/2020", "{" + Date, "{\u2060" + Date], shown);
    }

    [Fact]
    public async Task Line_ends_in_a_run_are_line_ends_whatever_the_system_they_come_from()
    {
        var shown = await ShownAsync([Runs("one\ntwo\n\nfour"), Runs("one\r\ntwo\rthree"), Runs("one\u2028two")]);

        Assert.Equal(["one\ntwo\n\nfour", "one\ntwo\nthree", "one\u2028two"], shown);
    }

    [Fact]
    public async Task Line_ends_in_a_text_block_are_spaces() =>
        Assert.Equal(["one two"], await ShownAsync([new AdaptiveTextBlock("one\ntwo")]));

    [Fact]
    public async Task Runs_of_spaces_and_tabs_shrink_to_one_unless_every_other_space_does_not_break()
    {
        var shown = await ShownAsync([Runs("  a  b\t\tc "), Runs("a \u00a0b \u00a0 \u00a0c")]);

        Assert.Equal(["a b c", "a \u00a0b \u00a0 \u00a0c"], shown);
    }

    [Fact]
    public async Task An_empty_line_of_its_own_needs_a_space_that_does_not_break()
    {
        await using var card = await renderer.RenderAsync(Card([Runs(""), Runs(" "), Runs("\u00a0"), Runs("\u200b")]), Theme.Light, 360);

        Assert.Equal(0, await card.Find("#e0").CountAsync());
        Assert.Equal(0, await HeightAsync(card.Find("#e1")));
        Assert.NotEqual(0, await HeightAsync(card.Find("#e2")));
        Assert.NotEqual(0, await HeightAsync(card.Find("#e3")));
    }

    [Fact]
    public async Task A_direction_override_turns_what_follows_it_unless_it_is_isolated()
    {
        await using var card = await renderer.RenderAsync(
            Card([Runs("A", "\u202Eb", "C"), Runs("A", "\u2068\u202Eb\u2069", "C"), Runs("A", "\u2068\u2069\u202Eb\u2069", "C")]),
            Theme.Light, 360);

        Assert.Equal("ACb", await OrderAsync(card, 0));
        Assert.Equal("AbC", await OrderAsync(card, 1));
        Assert.Equal("ACb", await OrderAsync(card, 2)); // the text closed our isolate itself
    }

    [Fact]
    public async Task A_direction_override_ends_with_its_block()
    {
        await using var card = await renderer.RenderAsync(Card([Runs("\u202Eb"), Runs("A", "C")]), Theme.Light, 360);

        Assert.Equal("AC", await OrderAsync(card, 1));
    }

    [Fact]
    public async Task A_long_word_breaks_in_a_text_block_only()
    {
        var word = new string('w', 100);

        Assert.False(await OverflowsAsync(new AdaptiveTextBlock(word) { Wrap = true }));
        Assert.True(await OverflowsAsync(Runs(word)));
        Assert.True(await OverflowsAsync(new AdaptiveFactSet { Facts = [new AdaptiveFact("", word)] }));
        Assert.False(await OverflowsAsync(Runs(string.Join('\u200B', word.Chunk(20).Select(part => new string(part))))));
        Assert.False(await OverflowsAsync(Runs(new string('訳', 100))));
    }

    [Fact]
    public async Task Right_to_left_is_set_for_a_container_and_all_that_is_in_it()
    {
        await using var card = await renderer.RenderAsync(
            Card(
                [new AdaptiveContainer { Rtl = true, Items = [Runs("abc"), new AdaptiveTextInput { Id = "answer", Label = "Answer" }] },
                    Runs("abc")]),
            Theme.Light,
            360);

        Assert.Equal("rtl", await DirectionAsync(card.Find("#e0 .ac-textRun").First));
        Assert.Equal("rtl", await DirectionAsync(card.Find("#e0 input")));
        Assert.Equal("ltr", await DirectionAsync(card.Find("#e1")));
    }

    private static AdaptiveRichTextBlock Runs(params string[] texts) => new()
    {
        Inlines = [.. texts.Select(text => new AdaptiveTextRun(text))],
    };

    private static string Card(List<AdaptiveElement> elements)
    {
        for (var index = 0; index < elements.Count; index++)
        {
            elements[index].Id = $"e{index}";
        }

        return new AdaptiveCard("1.5") { Body = elements }.ToJson();
    }

    // The first letter of each run, from left to right.
    private static Task<string> OrderAsync(RenderedCard card, int element) => card.Find($"#e{element}").EvaluateAsync<string>(
        """
        element => [...element.querySelectorAll("span")]
          .map(span => {
            const text = span.firstChild;
            const place = text.data.search(/[A-Za-z]/);
            const range = document.createRange();
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            return { letter: text.data[place], left: range.getBoundingClientRect().left };
          })
          .sort((one, other) => one.left - other.left)
          .map(found => found.letter)
          .join("")
        """);

    private static Task<string> DirectionAsync(ILocator element) =>
        element.EvaluateAsync<string>("element => getComputedStyle(element).direction");

    private static Task<int> HeightAsync(ILocator element) =>
        element.EvaluateAsync<int>("element => Math.round(element.getBoundingClientRect().height)");

    private async Task<bool> OverflowsAsync(AdaptiveElement element)
    {
        await using var card = await renderer.RenderAsync(Card([element]), Theme.Light, 360);
        return card.Overflows;
    }

    private async Task<List<string>> ShownAsync(IEnumerable<AdaptiveElement> elements)
    {
        var all = elements.ToList();
        await using var card = await renderer.RenderAsync(Card(all), Theme.Light, 360);
        var shown = new List<string>();

        for (var index = 0; index < all.Count; index++)
        {
            shown.Add(await card.Find($"#e{index}").InnerTextAsync());
        }

        return shown;
    }
}
