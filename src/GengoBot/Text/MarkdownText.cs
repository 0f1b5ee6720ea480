using System.Buffers;
using System.Text;

namespace GengoBot.Text;

/// <summary>Escapes foreign text for the places where cards read Markdown.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\`*_[]<~|");

    /// <summary>Escapes a text for a TextBlock or a Fact: every Markdown sign is shown as it is, and line breaks are kept.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);

        foreach (var line in UntrustedText.Lines(UntrustedText.Of(text)))
        {
            // Two spaces before the end of a line keep the line break.
            result.Append(result.Length > 0 ? "  \n" : "");
            AppendLine(result, line);
        }

        return result.ToString();
    }

    private static void AppendLine(StringBuilder result, ReadOnlySpan<char> line)
    {
        var content = line.TrimStart(' ');

        // Four spaces begin code; no-break spaces do not.
        result.Append('\u00A0', line.Length - content.Length);
        var marker = content.Length == line.Length ? MarkerAt(content) : -1;

        for (var index = 0; index < content.Length; index++)
        {
            var isMark = index == marker || Marks.Contains(content[index]) || IsEntity(content[index..]);
            result.Append(isMark ? "\\" : "").Append(content[index]);
        }
    }

    /// <summary>The position of the sign that makes a line a heading, a quotation, a list or a table; -1 if there is none.</summary>
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
