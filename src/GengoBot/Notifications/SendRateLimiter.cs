namespace GengoBot.Notifications;

/// <summary>
/// How fast one conversation may be written to: the generic cell rate algorithm, whose whole memory is one time, kept in the conversation's row. Some
/// calls may be made at once, then they come evenly, so that any second and any 30 seconds stay within Teams' limits.
/// </summary>
/// <param name="tat">When the next call would be due at an even pace; Unix milliseconds.</param>
internal sealed class SendRateLimiter(NotificationsOptions options, long tat)
{
    private readonly long _burst = Burst(options);
    private readonly long _interval = Interval(options);

    public long Tat { get; private set; } = tat;

    /// <summary>When the next message may begin: one takes up to two calls, its own and that of the job's card.</summary>
    public long FreeAt => Tat - Slack;

    private long Slack => (_burst - Math.Min(2, _burst)) * _interval;

    /// <summary>One call more.</summary>
    public void Spend(long now) => Tat = Math.Max(Tat, now) + _interval;

    /// <summary>Teams asked for a pause.</summary>
    public void HoldUntil(long at) => Tat = Math.Max(Tat, at + Slack);

    /// <summary>What is left of a second's calls beside those that come evenly.</summary>
    private static long Burst(NotificationsOptions options) => Math.Max(1, options.PerSecond - DividedUp(options.Per30Seconds, 30));

    private static long Interval(NotificationsOptions options) =>
        Math.Max(DividedUp(30_000, Math.Max(1, options.Per30Seconds - Burst(options))), DividedUp(1_000, options.PerSecond - Burst(options) + 1));

    private static long DividedUp(long whole, long parts) => (whole + parts - 1) / parts;
}
