using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Gengo.Tests.Infrastructure;

/// <summary>A clock that steps over every short wait (a backoff) by itself, and stops at long ones (a time limit, a full minute), which tests step over.</summary>
internal sealed class Clock() : FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1731593000))
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(25);

    private readonly Channel<TimeSpan> _long = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The short waits, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < Short)
        {
            Waits.Add(dueTime);
            Advance(dueTime);
        }
        else
        {
            _long.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    public async Task ALongWaitOf(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (await _long.Reader.ReadAsync(cancellationToken) != wait)
        {
        }
    }
}
