namespace GengoBot.Testing;

/// <summary>
/// The system's clock at another pace. Slow, it lets no limit of the product run out on a busy machine; fast, what waits half a minute in
/// the product waits a second in a test.
/// </summary>
internal sealed class PacedClock(double pace) : TimeProvider
{
    private readonly DateTimeOffset _began = System.GetUtcNow();
    private readonly long _beganAt = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _began + (System.GetElapsedTime(_beganAt) * pace);

    public override long GetTimestamp() => (long)(System.GetTimestamp() * pace);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Paced(dueTime), Paced(period));

    private TimeSpan Paced(TimeSpan span) => span <= TimeSpan.Zero ? span : span / pace;
}
