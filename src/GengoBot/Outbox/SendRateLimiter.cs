using GengoBot.Hosting;

namespace GengoBot.Outbox;

/// <summary>
/// Limits how fast the bot writes to one conversation. Some calls may be made at once, then they come evenly, so that any second and any 30
/// seconds stay within Teams' limits.
/// </summary>
/// <param name="tat">When the next call would be due at an even pace; Unix milliseconds.</param>
internal sealed class SendRateLimiter(NotificationsOptions options, long tat)
{
    private readonly Gcra _rate = new(Interval(options), (Burst(options) - Math.Min(2, Burst(options))) * Interval(options));

    public long Tat { get; private set; } = tat;

    /// <summary>When the next message may begin: one takes up to two calls, its own and that of the job's card.</summary>
    public long FreeAt => _rate.FreeAt(Tat);

    /// <summary>One call more.</summary>
    public void Spend(long now) => Tat = _rate.Spend(Tat, now);

    /// <summary>Teams asked for a pause.</summary>
    public void HoldUntil(long at) => Tat = _rate.HoldUntil(Tat, at);

    /// <summary>What is left of a second's calls beside those that come evenly.</summary>
    private static long Burst(NotificationsOptions options) => Math.Max(1, options.PerSecond - DividedUp(options.Per30Seconds, 30));

    private static long Interval(NotificationsOptions options) =>
        Math.Max(
            DividedUp(30_000, Math.Max(1, options.Per30Seconds - Burst(options))),
            DividedUp(1_000, options.PerSecond - Burst(options) + 1));

    private static long DividedUp(long whole, long parts) => (whole + parts - 1) / parts;
}
