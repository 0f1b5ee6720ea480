namespace GengoBot.Scheduler;

/// <summary>
/// The runs of this process: a partition that is woken while it is worked at here goes on by itself, and costs the scheduler nothing.
/// </summary>
internal sealed partial class WorkerRuns(IServiceProvider services, TimeProvider time, ILogger<WorkerRuns> logger)
{
    /// <summary>After this time the partition is given back, so that another replica can take its share.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();

    // Which are worked at, and whether they were woken since the last check.
    private readonly Dictionary<(string Worker, int Partition), bool> _isWoken = [];

    private readonly Lazy<Dictionary<string, IWorker>> _workers = new(
        () => services.GetServices<IWorker>().ToDictionary(static worker => worker.Name));

    private int _failedSweeps;

    public IEnumerable<string> Workers => _workers.Value.Keys;

    /// <returns>Whether it is worked at here, so that nobody else needs to hear of it.</returns>
    public bool TryWake(string worker, int partition)
    {
        lock (_lock)
        {
            if (!_isWoken.ContainsKey((worker, partition)))
            {
                return false;
            }

            return _isWoken[(worker, partition)] = true;
        }
    }

    /// <summary>Wakes what is due, for all workers. While the database is away it fails each time, and says so once.</summary>
    public async Task SweepAsync(Action<string, int> wake, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var worker in _workers.Value.Values)
            {
                foreach (var partition in await worker.DueAsync(cancellationToken))
                {
                    wake(worker.Name, partition);
                }
            }

            if (_failedSweeps > 0)
            {
                Log.SweptAgain(logger, _failedSweeps);
                _failedSweeps = 0;
            }
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            if (_failedSweeps++ == 0)
            {
                Log.NotSwept(logger, failed);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bot stops. What is due stays so.
        }
    }

    /// <summary>Never fails: what is not done stays due in its row, and the next sweep finds it.</summary>
    public async Task RunAsync(string worker, int partition, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        SetWoken(worker, partition);
        try
        {
            while (TakeWoken(worker, partition) && time.GetElapsedTime(began) < LongEnough
                && await WorkAsync(worker, partition, cancellationToken))
            {
                // Woken meanwhile, it goes on.
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        finally
        {
            Forget(worker, partition);
        }
    }

    /// <returns>False where the partition is another process's by now: then the run is over.</returns>
    private async Task<bool> WorkAsync(string worker, int partition, CancellationToken cancellationToken)
    {
        try
        {
            await _workers.Value[worker].WorkAsync(partition, cancellationToken);
            return true;
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotWorked(logger, worker, partition, failed);
            return failed is not PartitionTakenException;
        }
    }

    private void SetWoken(string worker, int partition)
    {
        lock (_lock)
        {
            _isWoken[(worker, partition)] = true;
        }
    }

    /// <summary>One that was not woken again is over, and in the same moment it is known to be.</summary>
    private bool TakeWoken(string worker, int partition)
    {
        lock (_lock)
        {
            var isWoken = _isWoken.GetValueOrDefault((worker, partition));
            if (isWoken)
            {
                _isWoken[(worker, partition)] = false;
            }
            else
            {
                _isWoken.Remove((worker, partition));
            }

            return isWoken;
        }
    }

    private void Forget(string worker, int partition)
    {
        lock (_lock)
        {
            _isWoken.Remove((worker, partition));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The sweep failed; it is repeated every second.")]
        public static partial void NotSwept(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The sweep works again after {Failures} failures.")]
        public static partial void SweptAgain(ILogger logger, int failures);

        [LoggerMessage(LogLevel.Warning, "Worker {Worker} failed in partition {Partition}; what is left stays due.")]
        public static partial void NotWorked(ILogger logger, string worker, int partition, Exception exception);
    }
}
