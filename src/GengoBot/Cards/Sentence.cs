using System.Globalization;
using System.Text;
using GengoBot.Text;

namespace GengoBot.Cards;

/// <summary>Puts foreign words and times into our sentences.</summary>
internal static class Sentence
{
    /// <summary>
    /// The most of one foreign word that is shown: a slug or a name may have any length, and the card is for the job's texts.
    /// </summary>
    private const int MaxForeignBytes = 300;

    /// <summary>
    /// The first of 32 noncharacters. Each stands for the time of one argument while the sentence around it is escaped; no foreign word
    /// keeps any.
    /// </summary>
    private const char FirstStandIn = '\uFDD0';
    private const char LastStandIn = '\uFDEF';

    /// <summary>Whether a time is shown. Clients put times into the viewer's zone in few places (docs/protocol/cards.md).</summary>
    public static bool HasTime(object?[] arguments) => Array.Exists(arguments, static argument => argument is DateTimeOffset);

    /// <summary>
    /// Formats a sentence for a TextBlock or a Fact: times in the viewer's zone, and all else escaped, so that it is drawn as it is.
    /// </summary>
    public static string InMarkdown(string format, params object?[] arguments)
    {
        var times = new List<DateTimeOffset>();
        var filled = Fill(format, arguments, time =>
        {
            times.Add(time);
            return $"{(char)(FirstStandIn + times.Count - 1)}";
        });
        var sentence = new StringBuilder(MarkdownText.Escape(filled));
        for (var index = 0; index < times.Count; index++)
        {
            var stamp = times[index].UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            sentence.Replace($"{(char)(FirstStandIn + index)}", $"{{{{DATE({stamp}, SHORT)}}}} {{{{TIME({stamp})}}}}");
        }

        return sentence.ToString();
    }

    /// <summary>Formats a sentence for plain text or a TextRun, with times in UTC.</summary>
    public static string InPlainText(string format, params object?[] arguments) =>
        Fill(format, arguments, static time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));

    /// <summary>Isolates a foreign word, so that its direction does not reach beyond it, and shortens a long one.</summary>
    private static string Foreign(string text)
    {
        var excerpt = TextPages.Excerpt(text, MaxForeignBytes);
        var shown = WithoutStandIns(excerpt.IsCut ? excerpt.Text.TrimEnd() + "…" : text);
        return shown.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') || shown.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC')
            ? UntrustedText.Isolate(shown)
            : UntrustedText.Of(shown);
    }

    private static string WithoutStandIns(string text) => text.AsSpan().ContainsAnyInRange(FirstStandIn, LastStandIn)
        ? string.Concat(text.Select(static letter => letter is >= FirstStandIn and <= LastStandIn ? '\uFFFD' : letter))
        : text;

    private static string Fill(string format, object?[] arguments, Func<DateTimeOffset, string> showTime)
    {
        if (arguments.Length == 0)
        {
            return format;
        }

        var shown = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            shown[i] = arguments[i] switch
            {
                string text => Foreign(text),
                DateTimeOffset time => showTime(time),
                var other => other,
            };
        }

        return string.Format(CultureInfo.InvariantCulture, format, shown);
    }
}
