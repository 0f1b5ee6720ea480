using System.Globalization;

namespace GengoBot.Commands;

/// <summary>Reads spans of time as people type them (<c>30m</c>, <c>2h</c>, <c>3d</c>), and words them.</summary>
internal static class Durations
{
    private static readonly TimeSpan MaxSpan = TimeSpan.FromDays(365);

    /// <returns>Null where it is none, or not one of a minute to a year.</returns>
    public static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is 0 or > 1_000_000)
        {
            return null;
        }

        var span = text[^1] switch
        {
            'm' or 'M' => TimeSpan.FromMinutes(number),
            'h' or 'H' => TimeSpan.FromHours(number),
            'd' or 'D' => TimeSpan.FromDays(number),
            _ => TimeSpan.Zero,
        };
        return span > TimeSpan.Zero && span <= MaxSpan ? span : null;
    }

    /// <summary>Words a span roughly: minutes under two hours, hours under three days, otherwise days.</summary>
    public static string Roughly(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1.5 } => Strings.SpanMinute,
        { TotalHours: < 2 } => string.Format(CultureInfo.InvariantCulture, Strings.SpanMinutes, Math.Round(span.TotalMinutes)),
        { TotalDays: < 3 } => string.Format(CultureInfo.InvariantCulture, Strings.SpanHours, Math.Round(span.TotalHours)),
        _ => string.Format(CultureInfo.InvariantCulture, Strings.SpanDays, Math.Round(span.TotalDays)),
    };

    /// <summary>The span as people type it.</summary>
    public static string Words(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerDay == 0 ? $"{span.Days}d" : span.Ticks % TimeSpan.TicksPerHour == 0 ? $"{(long)span.TotalHours}h"
            : $"{(long)span.TotalMinutes}m";
}
