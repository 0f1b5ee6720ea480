using System.Collections.Concurrent;
using GengoBot.Scheduler;

namespace GengoBot.Tests.Scheduler;

/// <summary>Work of which a test says when it is due and how long it takes, and sees who is at it.</summary>
internal sealed class TestWorker(string name) : IWorker
{
    private readonly ConcurrentDictionary<int, int> _atIt = new();
    private readonly Signals _sweeps = new();
    private Func<CancellationToken, Task> _work = static _ => Task.CompletedTask;
    private int _done;
    private volatile bool _failsToSweep;

    public event Action<int>? Began;

    public string Name => name;

    /// <summary>What a sweep finds.</summary>
    public ConcurrentDictionary<int, bool> Due { get; } = new();

    public int Done => Volatile.Read(ref _done);

    /// <summary>Whether two were ever at one partition at once.</summary>
    public bool Overlapped { get; private set; }

    public bool FailsToSweep
    {
        get => _failsToSweep;
        set => _failsToSweep = value;
    }

    /// <summary>Each run does this too.</summary>
    public void Also(Func<CancellationToken, Task> work) => _work = work;

    /// <summary>Each run waits for this.</summary>
    public TaskCompletionSource Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Also(cancellationToken => held.Task.WaitAsync(cancellationToken));
        return held;
    }

    /// <summary>Comes back after so many more sweeps.</summary>
    public Task SweepsAsync(int count) => _sweeps.NextAsync(count);

    public Task<IReadOnlyList<int>> DueAsync(CancellationToken cancellationToken)
    {
        _sweeps.Add(0);
        return _failsToSweep ? throw new IOException("A test lets this fail.") : Task.FromResult<IReadOnlyList<int>>([.. Due.Keys]);
    }

    public async Task WorkAsync(int partition, CancellationToken cancellationToken)
    {
        Overlapped |= _atIt.AddOrUpdate(partition, 1, static (_, others) => others + 1) > 1;
        try
        {
            Due.TryRemove(partition, out _);
            Began?.Invoke(partition);
            await _work(cancellationToken);
        }
        finally
        {
            _atIt.AddOrUpdate(partition, 0, static (_, others) => others - 1);
            Interlocked.Increment(ref _done);
        }
    }
}
