using System.Globalization;

namespace Gengo;

/// <summary>An amount of money.</summary>
/// <param name="Amount">The exact decimal that Gengo sent.</param>
/// <param name="Currency">Gengo's word: USD, EUR, JPY and GBP so far. Null if Gengo sent none.</param>
public readonly record struct Money(decimal Amount, string? Currency)
{
    /// <summary>Shows the amount as in "0.72 EUR", in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}").TrimEnd();
}
