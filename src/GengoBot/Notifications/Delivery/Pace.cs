namespace GengoBot.Notifications.Delivery;

/// <summary>
/// How fast one conversation may be written to: the generic cell rate algorithm, whose whole memory is one time, kept in the conversation's row. Two
/// calls below Teams' limit a second at once, then evenly, so that any 30 seconds stay within theirs.
/// </summary>
/// <param name="tat">When the calls made so far would have been made at an even pace; Unix milliseconds.</param>
internal sealed class Pace(NotificationsOptions options, long tat)
{
    private const int Window = 30_000;

    private readonly long _burst = Burst(options);
    private readonly long _interval = (long)Math.Ceiling(Window / (double)Math.Max(1, options.Per30Seconds - Burst(options)));

    public long Tat { get; private set; } = tat;

    /// <summary>When the next message may begin: one takes up to two calls, its own and that of the job's card.</summary>
    public long FreeAt => Tat - Slack;

    private long Slack => (_burst - Math.Min(2, _burst)) * _interval;

    /// <summary>One call more.</summary>
    public void Spend(long now) => Tat = Math.Max(Tat, now) + _interval;

    /// <summary>Teams asked for a pause.</summary>
    public void HoldUntil(long at) => Tat = Math.Max(Tat, at + Slack);

    private static long Burst(NotificationsOptions options) => Math.Max(1, options.PerSecond - 2);
}
