namespace GengoBot.Benchmarks.Load;

/// <summary>Prints what was measured beside its goal.</summary>
internal static class Report
{
    /// <param name="goal">The ratio that is still met; null where there is no goal.</param>
    public static void Compare(string what, double bot, string otherName, double other, double? goal) => Console.WriteLine(
        $"{what}: bot {bot:N0}, {otherName} {other:N0}, ratio bot : {otherName} {Ratio(bot / other)}"
        + (goal is { } most ? $"; goal at most {Ratio(most)}: {Verdict(bot / other <= most)}" : ""));

    public static string Verdict(bool met) => met ? "met" : "MISSED";

    public static string Listed(IEnumerable<double> values) => string.Join(", ", values.Select(static value => $"{value:F0}"));

    private static string Ratio(double value) => value < 1 ? $"1/{1 / value:0.#}" : $"{value:0.00}";
}
