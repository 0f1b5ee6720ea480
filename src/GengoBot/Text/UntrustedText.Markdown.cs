using System.Buffers;
using System.Text;

namespace GengoBot.Text;

internal static partial class UntrustedText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\`*_[]<~|");

    /// <summary>For a TextBlock or a Fact, whose texts are Markdown: every sign of it is escaped, and line breaks are kept.</summary>
    public static string Markdown(string text)
    {
        var result = new StringBuilder(text.Length + 16);

        foreach (var line in Lines(Of(text)))
        {
            // Two spaces make a line break of an end of line.
            result.Append(result.Length > 0 ? "  \n" : "");
            AppendLine(result, line);
        }

        return result.ToString();
    }

    private static void AppendLine(StringBuilder result, ReadOnlySpan<char> line)
    {
        var content = line.TrimStart(' ');

        // Code is what begins with four spaces, but not with these.
        result.Append('\u00A0', line.Length - content.Length);
        var marker = content.Length == line.Length ? MarkerAt(content) : -1;

        for (var index = 0; index < content.Length; index++)
        {
            var isMark = index == marker || Marks.Contains(content[index]) || IsEntity(content[index..]);
            result.Append(isMark ? "\\" : "").Append(content[index]);
        }
    }

    /// <summary>Where the sign is that makes a heading, a quotation, a list or a table of a line; -1 if nowhere.</summary>
    private static int MarkerAt(ReadOnlySpan<char> line)
    {
        if (line is ['#' or '>' or '-' or '+' or '=' or ':', ..])
        {
            return 0;
        }

        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] is '.' or ')' ? digits : -1;
    }

    private static bool IsEntity(ReadOnlySpan<char> text) => text is ['&', '#' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..];
}
