using System.Globalization;

namespace GengoBot.Teams;

/// <summary>Half a character, as <c>\ud83d</c> alone: JSON allows it, UTF-8 and .NET's reader do not.</summary>
internal static class Surrogates
{
    private const int EscapeLength = 6;

    public static bool HasLoneEscape(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            json = json[at..];

            if (!TryReadEscape(json, out var unit))
            {
                // Any other escape is two bytes; what ends here the parser refuses.
                json = json[Math.Min(2, json.Length)..];
                continue;
            }

            json = json[EscapeLength..];

            if (char.IsLowSurrogate(unit))
            {
                return true;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!TryReadEscape(json, out var second) || !char.IsLowSurrogate(second))
                {
                    return true;
                }

                json = json[EscapeLength..];
            }
        }

        return false;
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
