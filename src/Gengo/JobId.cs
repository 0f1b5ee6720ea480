using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Gengo.Wire;

namespace Gengo;

/// <summary>A job's id at Gengo: 1 to 2^63-1. Only the account that ordered the job can use it.</summary>
public readonly record struct JobId(long Value)
{
    /// <summary>Reads plain digits: no sign, no white space, no separators. Zero is not an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out JobId job)
    {
        job = new JobId(WireValues.ParseId(text));
        return job.Value > 0;
    }

    /// <summary>Shows the digits, as in an address.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
