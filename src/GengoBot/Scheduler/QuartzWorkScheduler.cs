using GengoBot.Hosting;
using GengoBot.Storage;
using Microsoft.Extensions.Options;

namespace GengoBot.Scheduler;

/// <summary>Lets Quartz run the workers, from the moment there is something to do. Until then not even its code is loaded.</summary>
internal sealed partial class QuartzWorkScheduler(
    BotDb db, IOptions<StorageOptions> storage, WorkerRuns runs, IHostApplicationLifetime life, TimeProvider time, ILoggerFactory loggers,
    ILogger<QuartzWorkScheduler> logger)
    : BackgroundService, IWorkScheduler
{
    /// <summary>How often an idle replica checks for work that it can take over.</summary>
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(5);

    private static readonly Backoff StartBackoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    private readonly TaskCompletionSource _needed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WakeQueue _wakes = new();

    public SchedulerState State { get; private set; }

    public void BeNeeded() => _needed.TrySetResult();

    public void Wake(string worker, int partition)
    {
        if (!runs.TryWake(worker, partition))
        {
            _wakes.Add(worker, partition);
            BeNeeded();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            await BeingNeededAsync(stoppingToken);
            State = SchedulerState.Starting;
            await using var schedule = await StartScheduleAsync(stoppingToken);
            while (true)
            {
                var (worker, partition) = await _wakes.NextAsync(stoppingToken);
                await WakeAsync(schedule, worker, partition, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot stops.
        }
        finally
        {
            State = SchedulerState.Stopped;
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    /// <summary>
    /// Comes back when somebody here says so, or when there is work in the database: left by a process before this one, or another
    /// replica's.
    /// </summary>
    private async Task BeingNeededAsync(CancellationToken stoppingToken)
    {
        while (!_needed.Task.IsCompleted && !await HasWorkAsync(stoppingToken))
        {
            // Nobody else writes into a database that is ours alone.
            await Task.WhenAny(_needed.Task, Task.Delay(db.IsExclusive ? Timeout.InfiniteTimeSpan : CheckInterval, time, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> HasWorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            // No row where there is none, so that nothing has to be mapped.
            return await db.ReadAsync(
                static session => session.FirstAsync<long>(
                    """
                    SELECT CAST(1 AS bigint)
                    WHERE EXISTS (SELECT 1 FROM watch) OR EXISTS (SELECT 1 FROM outbox WHERE state = 'pending') OR EXISTS (SELECT 1
                        FROM callback_hint WHERE state = 'pending')
                    """,
                    new { }),
                stoppingToken) == 1;
        }
        catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
        {
            // Whether there is work shows once it runs, and starting is tried until it succeeds.
            Log.NotChecked(logger, failed);
            return true;
        }
    }

    private async Task<QuartzSchedule> StartScheduleAsync(CancellationToken stoppingToken)
    {
        for (var tries = 1; ; tries++)
        {
            var pause = StartBackoff.After(tries);
            try
            {
                var schedule = await QuartzSchedule.StartAsync(storage.Value, runs, this, loggers, stoppingToken);
                State = SchedulerState.Running;
                Log.Started(logger);
                return schedule;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                State = SchedulerState.Failing;
                Log.NotStarted(logger, pause, failed);
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async Task WakeAsync(QuartzSchedule schedule, string worker, int partition, CancellationToken stoppingToken)
    {
        try
        {
            await schedule.WakeAsync(worker, partition, stoppingToken);
        }
        catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
        {
            // The row is due all the same: the next sweep wakes it.
            Log.NotWoken(logger, worker, partition, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Scheduler started.")]
        public static partial void Started(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "Could not check whether there is work.")]
        public static partial void NotChecked(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "The scheduler did not start; next attempt in {Pause}.")]
        public static partial void NotStarted(ILogger logger, TimeSpan pause, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Could not wake worker {Worker} in partition {Partition}; the next sweep does.")]
        public static partial void NotWoken(ILogger logger, string worker, int partition, Exception exception);
    }
}
