namespace GengoBot.Hosting;

/// <summary>
/// The generic cell rate algorithm: limits how often something may be done. Its only state is one time, the theoretical arrival time (TAT):
/// when all that was done so far would be over at an even pace. Times are Unix milliseconds.
/// </summary>
/// <param name="Interval">Milliseconds between two calls at an even pace.</param>
/// <param name="Tolerance">How far the TAT may be ahead of the clock when a call is made: it allows a burst.</param>
internal readonly record struct Gcra(double Interval, long Tolerance)
{
    public long CostOf(int calls) => (long)Math.Ceiling(calls * Interval);

    /// <summary>The latest TAT at which a call is allowed.</summary>
    public long LatestTat(long now) => now + Tolerance;

    /// <summary>When the next call is allowed.</summary>
    public long FreeAt(long tat) => tat - Tolerance;

    /// <returns>The TAT after one more call.</returns>
    public long Spend(long tat, long now) => Math.Max(tat, now) + CostOf(1);

    /// <returns>The TAT that allows no call before <paramref name="at"/>.</returns>
    public long HoldUntil(long tat, long at) => Math.Max(tat, at + Tolerance);
}
