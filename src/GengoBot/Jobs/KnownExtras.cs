using System.Collections.Concurrent;
using Gengo;

namespace GengoBot.Jobs;

/// <summary>The extras that cards showed a short while ago. Some thousands are kept: when one half is full, the older half goes.</summary>
internal sealed class KnownExtras(TimeProvider time)
{
    private const int Half = 5_000;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private ConcurrentDictionary<(string Account, JobId Job), (JobExtras Extras, DateTimeOffset At)> _newer = new();
    private ConcurrentDictionary<(string Account, JobId Job), (JobExtras Extras, DateTimeOffset At)> _older = new();

    public JobExtras? Find(string account, JobId job) =>
        (_newer.TryGetValue((account, job), out var known) || _older.TryGetValue((account, job), out known)) && time.GetUtcNow() - known.At < Life ? known.Extras : null;

    public void Keep(string account, JobId job, JobExtras extras)
    {
        if (_newer.Count >= Half)
        {
            (_older, _newer) = (_newer, new());
        }

        _newer[(account, job)] = (extras, time.GetUtcNow());
    }

    public void Forget(string account, JobId job)
    {
        _newer.TryRemove((account, job), out _);
        _older.TryRemove((account, job), out _);
    }
}
