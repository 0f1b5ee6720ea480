using System.Globalization;
using GengoBot.Text;

namespace GengoBot.Cards;

/// <summary>Puts foreign words and times into our sentences.</summary>
internal static class Sentence
{
    /// <summary>
    /// The most of one foreign word that is shown: a slug or a name may have any length, and the card is for the job's texts.
    /// </summary>
    private const int MaxForeignBytes = 300;

    /// <summary>Formats a sentence for a card: times in the viewer's zone, foreign words escaped and kept in their own direction.</summary>
    public static string OnCard(string format, params object?[] arguments) => Fill(format, arguments, static time =>
    {
        var stamp = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{{{DATE({stamp}, SHORT)}}}} {{{{TIME({stamp})}}}}";
    });

    /// <summary>Formats a sentence for plain text, with times in UTC.</summary>
    public static string InPlainText(string format, params object?[] arguments) =>
        Fill(format, arguments, static time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));

    /// <summary>Isolates a foreign word, so that its direction does not reach beyond it, and shortens a long one.</summary>
    private static string Foreign(string text)
    {
        var excerpt = TextPages.Excerpt(text, MaxForeignBytes);
        var shown = excerpt.IsCut ? excerpt.Text.TrimEnd() + "…" : text;
        return shown.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') || shown.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC')
            ? UntrustedText.Isolate(shown)
            : UntrustedText.Of(shown);
    }

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
