using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Testing;

/// <summary>A clock that stands still until a test moves it, and tells when somebody begins to wait for a certain time.</summary>
internal sealed class StoppedClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _gate = new();
    private TimeSpan? _wanted;
    private TaskCompletionSource _waiting = NewSignal();

    /// <summary>Begins to listen for somebody who waits for so long.</summary>
    /// <returns>When one does.</returns>
    public Task NextWaitAsync(TimeSpan time)
    {
        lock (_gate)
        {
            _wanted = time;
            return (_waiting = NewSignal()).Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            if (dueTime == _wanted)
            {
                _waiting.TrySetResult();
            }
        }

        return timer;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
