namespace Gengo.Http;

/// <summary>
/// Lets calls pass in turn, so that no minute, wherever it begins, holds more than allowed. System.Threading.RateLimiting would do but for two
/// things: a burst passes at the edge of its windows, and it has a clock of its own, which tests cannot move.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody takes holds nothing to dispose of.
internal sealed class KeyLimiter(TimeProvider time)
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
                throw new GengoUnavailableException("More calls wait for Gengo than fit into a minute; nothing was sent.");
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
            var rest = Minute - time.GetElapsedTime(_passed.Peek());
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, time, cancellationToken);
            }
            else
            {
                _passed.Dequeue();
            }
        }

        _passed.Enqueue(time.GetTimestamp());
    }
}
