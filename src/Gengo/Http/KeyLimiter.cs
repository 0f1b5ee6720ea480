namespace Gengo.Http;

/// <summary>
/// Hands out places so that no minute, wherever it begins, holds more than allowed. System.Threading.RateLimiting would do but for two things:
/// its windows let a burst at their edge pass, and it has a clock of its own, which tests cannot move.
/// </summary>
internal sealed class KeyLimiter(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _places = [];
    private readonly long _start = time.GetTimestamp();

    public async Task WaitAsync(int perMinute, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (place, wait) = Take(perMinute);
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                _places.Remove(place);
            }

            throw;
        }
    }

    private (TimeSpan Place, TimeSpan Wait) Take(int perMinute)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            _places.RemoveAll(taken => taken + Minute <= now);

            // Never before the last one, so that the list stays sorted also after a place was given back.
            var place = _places.Count < perMinute ? now : _places[^perMinute] + Minute;
            place = _places.Count > 0 && _places[^1] > place ? _places[^1] : place;
            if (place - now > Minute)
            {
                throw new GengoUnavailableException("More calls wait for Gengo than fit into a minute; nothing was sent.");
            }

            _places.Add(place);
            return (place, place - now);
        }
    }
}
