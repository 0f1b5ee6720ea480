using System.Text;
using System.Text.RegularExpressions;
using GengoBot.Cards;
using GengoBot.Text;

namespace GengoBot.Tests.Rendering;

/// <summary>
/// Foreign texts in each place that a card has for them: what a reader sees is what was written, to the sign, and nothing in it takes
/// effect.
/// </summary>
public sealed partial class CorpusTests(CardRenderer renderer)
{
    private static readonly string[] Corpus =
    [
        "**bold** __bold__ *it* _it_ ~~gone~~ `code` ***all***", "[link](https://evil.example/x) [link][1] <https://evil.example>",
            "![picture](https://evil.example/x.png)",
        "# Title", "## Title ##", "> quote", "- item", "+ item", "* item", "1. one", "12) two", "---", "***", "===", "| a | b |", "|-|-|",
            ":-: a", "    code", "\tcode", "~~~", "```", "[1]: https://evil.example",
        "<b>x</b><i>y</i><script>alert(1)</script><img src=x onerror=alert(1)>", "<at>Ana Ruiz</at> <at id=\"0\">everyone</at>",
            "&lt;b&gt; &amp; &#42; &#x2A; &nbsp; &copy;", "AT&T & R&D &&",
        "{{DATE(2030-01-01T00:00:00Z)}} {{TIME(2030-01-01T00:00:00Z)}}", "{{date(2030-01-01T00:00:00Z, LONG)}} {{{DATE(x)}}}",
            "${title} {{title}} $(1) {0} {1} %s", "https://evil.example/x a@evil.example www.evil.example",
        "\\*escaped\\* \\\\ \\_ C:\\temp\\new", "a * b * c _ d _ e 2*3*4 snake_case_name", "\u202Egnirts\u202C \u202Dx",
            "\u2066a\u2067b\u2068c\u2069\u2069\u2069\u2069d", "a\u2069\u2069b", "\u061C\u200E\u200Fmarks",
        "قهوة 12 (x)", "שלום, world!", "a\0b\u0001c\u001Bd\u007Fe\u0085f\u009Fg", "line one\nline two\r\nline three\rline four",
            "one\n\n\n\ntwo", "- a\n- b\n1. c\n# d\n> e\n    f", "a\n===\nb\n---", "a  \nb\\\nc",
        "👩‍👩‍👧‍👦 🏳️‍🌈 ❤️ é e\u0301 क्षि กำ", "half \uD83D pair \uDE00 end", "zero\u200Bwidth\u200Djoin\uFEFFer\u2060s",
            "\u00A0no\u00A0break\u3000ideographic", "\"quotes\" 'single' “smart” „low“", "</span><span style=\"color:red\">",
            "javascript:alert(1)",
        "<!-- --> <![CDATA[x]]> <?php ?>", "1. 2. 3.", "+1 (555) 0100", "#42 #tag @ana", "H~2~O x^2^ ==mark== :smile: ++ins++",
            "^[note] [^1]: foot", "Term\n: Definition", "a|b\n-|-\nc|d", "\\", "`", "*", "_", "<", "&", "~", "[", "![", "&#", "{{",
    ];

    [Fact]
    public async Task Each_place_shows_each_text_as_it_is()
    {
        var wrong = new List<string>();
        foreach (var texts in Corpus.Chunk(40))
        {
            foreach (var (place, draw, isOneLine) in Places)
            {
                var draft = new CardDraft();
                Array.ForEach(texts, text => draw(draft, text));
                var done = draft.Done();

                await using var card = await renderer.RenderAsync(done.Json, Theme.Light, 900);
                var shown = await card.Find(place == "box" ? "input, textarea" : ".ac-adaptiveCard > :not(:has(.ac-input)):not(.ac-image)")
                    .EvaluateAllAsync<string[]>("all => all.map(one => one.value ?? one.innerText)");

                wrong.AddRange(Compare(place, texts, [.. shown.Where(static text => text.Length > 0)], isOneLine));
                wrong.AddRange(card.Events.Select(problem => $"{place}: {problem}"));
                wrong.AddRange(
                    (await card.Find(":is(a, img, script, b, strong, em, s, code, h1, h2, ul, ol, li, blockquote, "
                        + "table:not(.ac-factset), hr)").EvaluateAllAsync<string[]>("all => all.map(one => one.outerHTML)"))
                            .Select(markup => $"{place}: {markup}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_plain_text_beside_a_card_holds_each_text_as_it_is()
    {
        foreach (var text in Corpus)
        {
            foreach (var (place, draw, _) in Places)
            {
                var draft = new CardDraft();
                draw(draft, text);
                var plain = draft.Done().PlainText;
                Assert.Contains(
                    Plain(text), Plain(place is "quote" or "side" ? plain.Replace("\n> ", "\n", StringComparison.Ordinal) : plain),
                    StringComparison.Ordinal);
            }
        }
    }

    private static IReadOnlyList<(string Place, Action<CardDraft, string> Draw, bool IsOneLine)> Places =>
    [
        ("title", static (draft, text) => draft.Title("{0}", text), true),
        ("line", static (draft, text) => draft.Line(Tone.Subtle, "{0}", text), false),
        ("label", static (draft, text) => draft.Label("{0}", text), false),
        ("fact", static (draft, text) => draft.Facts(("", text)), true),
        ("quote", static (draft, text) => draft.Quote(text, rightToLeft: false), false),
        ("side", static (draft, text) => draft.SideBySide(("", text, false), ("", "", false)), false),
        ("box", static (draft, text) => draft
            .TextBox(new TextBox($"box{Guid.NewGuid():N}", "Words", text) { IsMultiline = true, MaxLength = 0 }), false),
    ];

    private static IEnumerable<string> Compare(string place, string[] texts, string[] shown, bool isOneLine)
    {
        if (shown.Length != texts.Length)
        {
            return [$"{place}: {texts.Length} texts became {shown.Length}: {string.Join(" ¦ ", shown)}"];
        }

        return texts.Zip(shown)
            .Where(pair => place == "box" ? InBox(pair.First) != pair.Second : Plain(pair.First) != Plain(pair.Second))
            .Select(pair => $"{place}: '{pair.First}' is shown as '{pair.Second}'");
    }

    /// <summary>To the letter, but for what no box holds: half a pair, other ends of lines.</summary>
    private static string InBox(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>
    /// What is left of a text when that is taken away which no reader sees: how words are parted, and marks without a look.
    /// </summary>
    private static string Plain(string text) => Space.Replace(Unseen.Replace(UntrustedText.Of(text), ""), " ").Trim();

    [GeneratedRegex(@"[\u200B\u200E\u200F\u061C\u2060\u2066-\u2069\uFEFF]")]
    private static partial Regex Unseen { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }
}
