using System.Buffers;
using System.Text;

namespace GengoBot.Text;

/// <summary>
/// Makes texts of people and of Gengo safe to show: a card shows them as they are, and nothing in them reorders, hides or computes what
/// stands around them.
/// </summary>
internal static class UntrustedText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';
    private const char WordJoiner = '\u2060';

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
    [
        '{', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069',
        .. Chars(0x00, 0x09), .. Chars(0x0B, 0x1F), .. Chars(0x7F, 0x9F), .. Chars(0xD800, 0xDFFF),
    ]);

    /// <summary>Makes a text safe for a TextRun, which knows no Markdown. Returns the same instance if nothing has to change.</summary>
    public static string Of(string text)
    {
        var first = text.AsSpan().IndexOfAny(Suspicious);

        if (first < 0)
        {
            return text;
        }

        var result = new StringBuilder(text, 0, first, text.Length + 16);
        var open = 0;

        for (var index = first; index < text.Length; index++)
        {
            var character = text[index];

            switch (character)
            {
                case '\t':
                    result.Append(' ');
                    break;
                case '\n' or '\r' or '\u0085' or '\u2029':
                    // An isolate ends with its paragraph.
                    result.Append(PopIsolate, open).Append(character == '\u2029' ? character : '\n');
                    open = 0;
                    index += character == '\r' && index + 1 < text.Length && text[index + 1] == '\n' ? 1 : 0;
                    break;
                case < ' ':
                    result.Append((char)('\u2400' + character));
                    break;
                case '\u007F':
                    result.Append('\u2421');
                    break;
                case (> '\u007F' and < '\u00A0') or (>= '\u202A' and <= '\u202E'):
                    break;
                case >= '\u2066' and <= FirstStrongIsolate:
                    result.Append(character);
                    open++;
                    break;
                case PopIsolate:
                    result.Append(PopIsolate, Math.Min(open, 1));
                    open = Math.Max(open - 1, 0);
                    break;
                case '{' when IsComputed(text.AsSpan(index)):
                    result.Append(character).Append(WordJoiner);
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    var isPair = index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1]);
                    result.Append(isPair ? text.AsSpan(index, 2) : "\uFFFD");
                    index += isPair ? 1 : 0;
                    break;
                default:
                    result.Append(character);
                    break;
            }
        }

        var literal = result.Append(PopIsolate, open).ToString();
        return literal == text ? text : literal;
    }

    /// <summary>
    /// Makes a text safe for a client's own list, which may or may not read tags and entities: none begins in it, and no sign looks
    /// different.
    /// </summary>
    public static string Html(string text) =>
        Of(text).Replace("<", $"<{WordJoiner}", StringComparison.Ordinal).Replace("&", $"&{WordJoiner}", StringComparison.Ordinal);

    /// <summary>Isolates a foreign text within one of our sentences, so that its direction does not reach beyond it.</summary>
    public static string Isolate(string text) => $"{FirstStrongIsolate}{Of(text)}{PopIsolate}";

    /// <summary>Splits a text into lines. An empty text is one empty line.</summary>
    public static IReadOnlyList<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Whether the renderer would compute it: <c>{{DATE(…)}}</c> or <c>{{TIME(…)}}</c>.</summary>
    private static bool IsComputed(ReadOnlySpan<char> text) =>
        text.StartsWith("{{DATE", StringComparison.OrdinalIgnoreCase) || text.StartsWith("{{TIME", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<char> Chars(int first, int last) => Enumerable.Range(first, last - first + 1).Select(value => (char)value);
}
