namespace Gengo.Http;

/// <summary>
/// Lets calls pass in turn, at most a given number in any 60 seconds. System.Threading.RateLimiting does not fit: its windows let a burst
/// pass at their edges, and it uses its own clock, which tests cannot move.
/// </summary>
#pragma warning disable CA1001 // A semaphore has nothing to dispose of unless its wait handle is used.
internal sealed class KeyRateLimiter(TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Queue<long> _passed = new();
    private int _waiting;

    public async Task WaitAsync(int perMinute, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > perMinute)
            {
                throw new GengoUnavailableException("Too many calls wait for the rate limit. Nothing was sent.");
            }

            await _turn.WaitAsync(cancellationToken);
            try
            {
                await PassAsync(perMinute, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task PassAsync(int perMinute, CancellationToken cancellationToken)
    {
        while (_passed.Count >= perMinute)
        {
            var remaining = Minute - time.GetElapsedTime(_passed.Peek());
            if (remaining > TimeSpan.Zero)
            {
                await Task.Delay(remaining, time, cancellationToken);
            }
            else
            {
                _passed.Dequeue();
            }
        }

        _passed.Enqueue(time.GetTimestamp());
    }
}
