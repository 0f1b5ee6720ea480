using System.Globalization;

namespace GengoBot.Teams;

/// <summary>
/// Half a character, as <c>\ud83d</c> alone: JSON allows it, UTF-8 and .NET's reader do not. Clients send it where they cut a text short.
/// </summary>
internal static class Surrogates
{
    private const int EscapeLength = 6;

    /// <summary>Puts the sign for an unknown character in the place of each half.</summary>
    /// <returns>The JSON itself where there is none.</returns>
    public static ReadOnlySpan<byte> Replaced(ReadOnlySpan<byte> json)
    {
        if (LoneEscape(json) is not (>= 0 and var at))
        {
            return json;
        }

        var whole = json.ToArray();
        var rest = whole.AsSpan();
        do
        {
            "\\ufffd"u8.CopyTo(rest[at..]);
            rest = rest[(at + EscapeLength)..];
            at = LoneEscape(rest);
        }
        while (at >= 0);

        return whole;
    }

    /// <returns>Where the first one is; -1 where none is.</returns>
    private static int LoneEscape(ReadOnlySpan<byte> whole)
    {
        var json = whole;

        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            json = json[at..];

            if (!TryReadEscape(json, out var unit))
            {
                // Any other escape is two bytes; what ends here the parser refuses.
                json = json[Math.Min(2, json.Length)..];
                continue;
            }

            var place = whole.Length - json.Length;
            json = json[EscapeLength..];

            if (char.IsLowSurrogate(unit))
            {
                return place;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!TryReadEscape(json, out var second) || !char.IsLowSurrogate(second))
                {
                    return place;
                }

                json = json[EscapeLength..];
            }
        }

        return -1;
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> json, out char unit)
    {
        if (json.Length >= EscapeLength
            && json.StartsWith("\\u"u8)
            && ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            unit = (char)value;
            return true;
        }

        unit = default;
        return false;
    }
}
