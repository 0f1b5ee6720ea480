using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gengo;

/// <summary>A revision's number, unique at Gengo and growing with time. It is not "the third revision": that is a place in <see cref="GengoClient.GetRevisionsAsync"/>'s list.</summary>
public readonly record struct RevisionId(long Value)
{
    /// <summary>Reads digits alone: no sign, no white space, no separators. Zero is no revision.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RevisionId revision)
    {
        var ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        revision = ok ? new RevisionId(value) : default;
        return ok;
    }

    /// <summary>The digits, as they stand in an address.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
