using System.Globalization;

namespace Gengo.Wire;

/// <summary>Converts what Gengo sends to .NET types. The result is null if the value makes no sense.</summary>
internal static class WireValues
{
    public static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;

    public static long? ToId(decimal? number) => number is > 0 and <= long.MaxValue ? (long)number : null;

    /// <summary>Reads plain digits; returns 0, which is never an id, for anything else.</summary>
    public static long ParseId(string? digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static int? ToInt(decimal? number) => number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>Reads seconds since 1970.</summary>
    public static DateTimeOffset? ToTime(decimal? seconds) =>
        seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    /// <summary>Reads seconds. Gengo sends -1 if there is no estimate.</summary>
    public static TimeSpan? ToDuration(decimal? seconds) =>
        seconds >= 0 && seconds <= (decimal)TimeSpan.MaxValue.TotalSeconds - 1 ? TimeSpan.FromSeconds((long)seconds) : null;

    public static Uri? ToWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
