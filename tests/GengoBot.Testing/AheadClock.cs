namespace GengoBot.Testing;

/// <summary>A machine's clock that a test lets go ahead. What is waited for with a timer does not come sooner by that.</summary>
internal sealed class AheadClock(double pace = 0.1) : TimeProvider
{
    private readonly PacedClock _clock = new(pace);

    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow() + Ahead;

    public override long GetTimestamp() => _clock.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);
}
