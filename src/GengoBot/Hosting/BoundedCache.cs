using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace GengoBot.Hosting;

/// <summary>
/// A cache in memory that never holds more than its capacity. Entries that were used longest ago make room for a new one.
/// </summary>
/// <param name="life">How long an entry is kept; null as long as there is room.</param>
[SuppressMessage("Design", "CA1001", Justification = "The memory cache holds nothing that must be freed.")]
internal sealed class BoundedCache<TKey, TValue>(int capacity, TimeProvider time, TimeSpan? life = null)
    where TKey : notnull
{
    /// <summary>The share of the entries that goes when the cache is full.</summary>
    private const double Share = 0.05;

    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = capacity, Clock = new Clock(time) });

    public int Count => _entries.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _entries.TryGetValue(key, out value);

    public void Set(TKey key, TValue value) => Set(key, value, life);

    /// <summary>Keeps an entry for a time of its own.</summary>
    public void Set(TKey key, TValue value, TimeSpan? ownLife)
    {
        // A full memory cache would refuse the new entry.
        if (_entries.Count >= capacity)
        {
            _entries.Compact(Math.Max(Share, 1.5 / capacity));
        }

        _entries.Set(key, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = ownLife });
    }

    public void Remove(TKey key) => _entries.Remove(key);

    public void RemoveWhere(Func<TValue, bool> condition)
    {
        foreach (var key in _entries.Keys)
        {
            if (_entries.TryGetValue(key, out TValue? value) && condition(value!))
            {
                _entries.Remove(key);
            }
        }
    }

    public void Clear() => _entries.Clear();

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
