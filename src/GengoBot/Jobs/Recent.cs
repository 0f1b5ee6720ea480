using Gengo;

namespace GengoBot.Jobs;

/// <summary>What was known of jobs a short while ago.</summary>
/// <param name="half">When so many are kept, the older ones before them go.</param>
internal sealed class Recent<T>(int half, TimeSpan life, TimeProvider time)
    where T : class
{
    private readonly Lock _lock = new();
    private Dictionary<(string Account, JobId Job), (T What, DateTimeOffset At)> _newer = [];
    private Dictionary<(string Account, JobId Job), (T What, DateTimeOffset At)> _older = [];

    /// <param name="since">Nothing older than that.</param>
    public T? Find(string account, JobId job, DateTimeOffset since = default)
    {
        lock (_lock)
        {
            return (_newer.TryGetValue((account, job), out var known) || _older.TryGetValue((account, job), out known)) && time.GetUtcNow() - known.At < life && known.At >= since
                ? known.What
                : null;
        }
    }

    public void Keep(string account, JobId job, T what)
    {
        lock (_lock)
        {
            if (_newer.Count >= half)
            {
                (_older, _newer) = (_newer, []);
            }

            _newer[(account, job)] = (what, time.GetUtcNow());
        }
    }

    public void Forget(string account, JobId job)
    {
        lock (_lock)
        {
            _newer.Remove((account, job));
            _older.Remove((account, job));
        }
    }
}
