using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gengo;

/// <summary>A job's number at Gengo: 1 to 2^63-1. Numbers pass 2^31, and belong to one account.</summary>
public readonly record struct JobId(long Value)
{
    /// <summary>Reads digits alone: no sign, no white space, no separators. Zero is no job.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out JobId job)
    {
        var ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        job = ok ? new JobId(value) : default;
        return ok;
    }

    /// <summary>The digits, as they stand in an address.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
