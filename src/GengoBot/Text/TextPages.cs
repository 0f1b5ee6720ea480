using System.Text;
using System.Text.Encodings.Web;

namespace GengoBot.Text;

/// <summary>A page of a text. A single character larger than a page is a page of its own, and is not shown as it is.</summary>
internal sealed record TextPage(string Text, bool TooLarge = false)
{
    public string Shown => TooLarge ? "\uFFFD" : Text;
}

/// <summary>The beginning of a text, and the number of characters left, as a reader counts them.</summary>
internal sealed record Excerpt(string Text, int Missing)
{
    public bool IsCut => Missing > 0;

    /// <summary>The text with a sign that it goes on.</summary>
    public string Shown => IsCut ? Text.TrimEnd() + " …" : Text;
}

/// <summary>Cuts a text into what a card can hold, counted in bytes of its JSON.</summary>
internal static class TextPages
{
    /// <summary>
    /// The pages in order; together they are the text. A page at least half full ends with a paragraph, a sentence or a word, in this
    /// order of preference, and otherwise with a grapheme. An empty text has no page.
    /// </summary>
    public static IEnumerable<TextPage> Split(string text, int budget)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfPage(text, start, budget);
            var tooLarge = end == start;
            end = tooLarge ? start + Graphemes.LengthAt(text, start) : end;
            yield return new TextPage(text[start..end], tooLarge);
            start = end;
        }
    }

    /// <summary>The first page, and how much is left.</summary>
    public static Excerpt Excerpt(string text, int budget)
    {
        if (text.Length <= budget && Size(text) <= budget)
        {
            return new Excerpt(text, 0);
        }

        var page = Split(text, budget).FirstOrDefault() ?? new TextPage("");
        var missing = Graphemes.Count(text) - (page.TooLarge ? 0 : Graphemes.Count(page.Text));
        return new Excerpt(page.Shown, missing);
    }

    /// <summary>The bytes that the text takes in a JSON string with relaxed escaping.</summary>
    public static int Size(ReadOnlySpan<char> text)
    {
        // Enough for the longest escape, that of a surrogate pair.
        Span<char> escaped = stackalloc char[64];
        var size = 0;

        while (!text.IsEmpty)
        {
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text, escaped, out var read, out var written);
            size += Encoding.UTF8.GetByteCount(escaped[..written]);
            text = text[read..];
        }

        return size;
    }

    private static int EndOfPage(string text, int start, int budget)
    {
        var (end, used) = (start, 0);
        var (paragraph, sentence, word) = (0, 0, 0);

        while (end < text.Length)
        {
            var grapheme = text.AsSpan(end, Graphemes.LengthAt(text, end));
            used += Size(grapheme);

            if (used > budget)
            {
                return paragraph > 0 ? paragraph : sentence > 0 ? sentence : word > 0 ? word : end;
            }

            var stopped = end > start && Graphemes.IsStop(text.AsSpan(end - 1, 1));
            end += grapheme.Length;

            if (used < budget / 2)
            {
                continue;
            }

            if (Graphemes.IsLineBreak(grapheme))
            {
                paragraph = end;
            }
            else if (Graphemes.IsWideStop(grapheme) || (stopped && Graphemes.IsSpace(grapheme)))
            {
                sentence = end;
            }
            else if (Graphemes.IsSpace(grapheme))
            {
                word = end;
            }
        }

        return end;
    }
}
