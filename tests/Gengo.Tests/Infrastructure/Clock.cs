using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Gengo.Tests.Infrastructure;

/// <summary>
/// A clock that skips every short wait (a backoff) by itself. Tests advance it over the long ones (a time limit, a full minute).
/// </summary>
internal sealed class Clock() : FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1731593000))
{
    private static readonly TimeSpan ShortLimit = TimeSpan.FromSeconds(25);

    private readonly Channel<TimeSpan> _long = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The delays that were skipped, in order.</summary>
    public List<TimeSpan> ShortDelays { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < ShortLimit)
        {
            ShortDelays.Add(dueTime);
            Advance(dueTime);
        }
        else
        {
            _long.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    public async Task WaitForLongDelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        while (await _long.Reader.ReadAsync(cancellationToken) != delay)
        {
        }
    }
}
