using System.Collections.Concurrent;

namespace Gengo.Http;

/// <summary>
/// Lets calls pass in turn, at most a given number in any 60 seconds at Gengo. When a call arrives there is not known, only when it began
/// and when it was over, so it counts from its beginning until a minute after its end. System.Threading.RateLimiting does not fit: its
/// windows let a burst pass at their edges, and it uses its own clock, which tests cannot move.
/// </summary>
internal sealed class KeyRateLimiter(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<long> _ended = new();
    private readonly ConcurrentDictionary<int, Line> _lines = new();
    private TaskCompletionSource _anEnd = NewSignal();
    private int _running;

    /// <summary>Waits until fewer calls than this count. Those who wait for another number stand in another line.</summary>
    /// <returns>To be disposed of when the call is over.</returns>
    public async Task<IDisposable> EnterAsync(int perMinute, CancellationToken cancellationToken)
    {
        var line = _lines.GetOrAdd(perMinute, static _ => new Line());
        try
        {
            if (Interlocked.Increment(ref line.Length) > perMinute)
            {
                throw new GengoUnavailableException("Too many calls wait for the rate limit. Nothing was sent.");
            }

            await line.Turn.WaitAsync(cancellationToken);
            try
            {
                await PassAsync(perMinute, cancellationToken);
                return new Call(this);
            }
            finally
            {
                line.Turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref line.Length);
        }
    }

    private async Task PassAsync(int perMinute, CancellationToken cancellationToken)
    {
        while (TryPass(perMinute, out var anEnd) is { } remaining)
        {
            await (remaining == Timeout.InfiniteTimeSpan ? anEnd.WaitAsync(cancellationToken)
                : Task.Delay(remaining, time, cancellationToken));
        }
    }

    /// <returns>Null where the call passes; else how long to wait, or infinite until a call that runs now has ended.</returns>
    private TimeSpan? TryPass(int perMinute, out Task anEnd)
    {
        lock (_gate)
        {
            while (_ended.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Minute)
            {
                _ended.Dequeue();
            }

            anEnd = _anEnd.Task;
            var tooMany = _running + _ended.Count - perMinute;
            if (tooMany < 0)
            {
                _running++;
                return null;
            }

            return tooMany < _ended.Count ? Minute - time.GetElapsedTime(_ended.ElementAt(tooMany)) : Timeout.InfiniteTimeSpan;
        }
    }

    private void End()
    {
        TaskCompletionSource anEnd;
        lock (_gate)
        {
            _running--;
            _ended.Enqueue(time.GetTimestamp());
            (anEnd, _anEnd) = (_anEnd, NewSignal());
        }

        anEnd.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Those who wait for the same number, in the order in which they came.</summary>
#pragma warning disable CA1001 // A semaphore has nothing to dispose of unless its wait handle is used.
    private sealed class Line
#pragma warning restore CA1001
    {
        public readonly SemaphoreSlim Turn = new(1, 1);

        public int Length;
    }

    private sealed class Call(KeyRateLimiter limiter) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                limiter.End();
            }
        }
    }
}
