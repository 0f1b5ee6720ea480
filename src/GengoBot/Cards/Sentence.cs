using System.Globalization;
using GengoBot.Texts;

namespace GengoBot.Cards;

/// <summary>Puts foreign words and times into a sentence of ours.</summary>
internal static class Sentence
{
    /// <summary>For a card: times in the viewer's zone, foreign words literal and kept in their own direction.</summary>
    public static string OnCard(string format, params object?[] arguments) => Fill(format, arguments, static time =>
    {
        var stamp = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{{{DATE({stamp}, SHORT)}}}} {{{{TIME({stamp})}}}}";
    });

    /// <summary>For plain text: times in UTC.</summary>
    public static string InPlainText(string format, params object?[] arguments) =>
        Fill(format, arguments, static time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));

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
                string text => Literal.Isolate(Literal.Text(text)),
                DateTimeOffset time => showTime(time),
                var other => other,
            };
        }

        return string.Format(CultureInfo.InvariantCulture, format, shown);
    }
}
