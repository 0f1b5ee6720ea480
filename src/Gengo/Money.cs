using System.Globalization;

namespace Gengo;

/// <summary>An amount in its currency. <paramref name="Currency"/> is Gengo's word (USD, EUR, JPY, GBP so far), null where Gengo named none.</summary>
public readonly record struct Money(decimal Amount, string? Currency)
{
    /// <summary>"0.72 EUR", in no one's culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}").TrimEnd();
}
