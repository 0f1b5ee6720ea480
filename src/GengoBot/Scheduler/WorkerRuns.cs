namespace GengoBot.Scheduler;

/// <summary>The runs of this process: a bucket that is woken while it is worked at here goes on by itself, and costs the scheduler nothing.</summary>
internal sealed partial class WorkerRuns(IServiceProvider services, TimeProvider time, ILogger<WorkerRuns> logger)
{
    /// <summary>Then the bucket is given back, so that another replica can take its share.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();

    // Which are worked at, and whether they were woken since the last look.
    private readonly Dictionary<(string Shift, int Bucket), bool> _isWoken = [];

    private readonly Lazy<Dictionary<string, IWorker>> _shifts = new(() => services.GetServices<IWorker>().ToDictionary(static shift => shift.Name));

    private int _failedSweeps;

    public IEnumerable<string> Shifts => _shifts.Value.Keys;

    /// <returns>Whether it is worked at here, so that nobody else needs to hear of it.</returns>
    public bool TryWake(string shift, int bucket)
    {
        lock (_lock)
        {
            if (!_isWoken.ContainsKey((shift, bucket)))
            {
                return false;
            }

            return _isWoken[(shift, bucket)] = true;
        }
    }

    /// <summary>Looks in all shifts for what is due. While the database is away it fails each time, and says so once.</summary>
    public async Task SweepAsync(Action<string, int> wake, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var shift in _shifts.Value.Values)
            {
                foreach (var bucket in await shift.DueAsync(cancellationToken))
                {
                    wake(shift.Name, bucket);
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
    public async Task RunAsync(string shift, int bucket, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        SetWoken(shift, bucket);
        try
        {
            while (TakeWoken(shift, bucket) && time.GetElapsedTime(began) < LongEnough && await WorkAsync(shift, bucket, cancellationToken))
            {
                // Woken meanwhile, it goes on.
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        finally
        {
            Forget(shift, bucket);
        }
    }

    /// <returns>False where the bucket is another process's by now: then the run is over.</returns>
    private async Task<bool> WorkAsync(string shift, int bucket, CancellationToken cancellationToken)
    {
        try
        {
            await _shifts.Value[shift].WorkAsync(bucket, cancellationToken);
            return true;
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotWorked(logger, shift, bucket, failed);
            return failed is not PartitionTakenException;
        }
    }

    private void SetWoken(string shift, int bucket)
    {
        lock (_lock)
        {
            _isWoken[(shift, bucket)] = true;
        }
    }

    /// <summary>One that was not woken again is over, and in the same moment it is known to be.</summary>
    private bool TakeWoken(string shift, int bucket)
    {
        lock (_lock)
        {
            var isWoken = _isWoken.GetValueOrDefault((shift, bucket));
            if (isWoken)
            {
                _isWoken[(shift, bucket)] = false;
            }
            else
            {
                _isWoken.Remove((shift, bucket));
            }

            return isWoken;
        }
    }

    private void Forget(string shift, int bucket)
    {
        lock (_lock)
        {
            _isWoken.Remove((shift, bucket));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Could not look for what is due. It is tried again every second.")]
        public static partial void NotSwept(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "Looked for what is due again, after {Failures} failures.")]
        public static partial void SweptAgain(ILogger logger, int failures);

        [LoggerMessage(LogLevel.Warning, "The shift {Shift} was not finished in bucket {Bucket}. What is left stays due.")]
        public static partial void NotWorked(ILogger logger, string shift, int bucket, Exception exception);
    }
}
