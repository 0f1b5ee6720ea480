namespace Gengo.Wire;

/// <summary>From what Gengo sends to what it means; null where it means nothing.</summary>
internal static class Values
{
    public static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;

    public static int? ToInt(decimal? number) => number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>Seconds since 1970.</summary>
    public static DateTimeOffset? ToTime(decimal? seconds) =>
        seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    /// <summary>-1 is Gengo's "no estimate".</summary>
    public static TimeSpan? ToDuration(decimal? seconds) =>
        seconds >= 0 && seconds <= (decimal)TimeSpan.MaxValue.TotalSeconds - 1 ? TimeSpan.FromSeconds((long)seconds) : null;

    public static Uri? ToWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
