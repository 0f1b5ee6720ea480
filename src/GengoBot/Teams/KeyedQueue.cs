namespace GengoBot.Teams;

/// <summary>Lets those with the same key go one after the other, in the order in which they came.</summary>
/// <param name="patience">How long one waits for those before it. What hangs must not hold up the rest for good.</param>
internal sealed class KeyedQueue<TKey>(TimeSpan patience, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Task> _last = [];

    /// <summary>Takes the next place. Its holder disposes of it, so that the next may go.</summary>
    public Place Join(TKey key)
    {
        lock (_lock)
        {
            var place = new Place(this, key, _last.GetValueOrDefault(key));
            _last[key] = place.Left;
            return place;
        }
    }

    private void Leave(TKey key, Task left)
    {
        lock (_lock)
        {
            if (_last.GetValueOrDefault(key) == left)
            {
                _last.Remove(key);
            }
        }
    }

    internal sealed class Place(KeyedQueue<TKey> lines, TKey key, Task? before) : IDisposable
    {
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Left => _left.Task;

        /// <summary>Waits until those before have left, or the patience is over.</summary>
        public async Task ComeAsync(CancellationToken cancellationToken)
        {
            if (before is { IsCompleted: false })
            {
                await before.WaitAsync(lines.Patience, lines.Time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        public void Dispose()
        {
            lines.Leave(key, Left);
            _left.TrySetResult();
        }
    }

    private TimeSpan Patience => patience;

    private TimeProvider Time => time;
}
