using GengoBot.Storage;
using Npgsql;
using Quartz;

namespace GengoBot.Scheduler;

/// <summary>
/// The workers as Quartz's jobs, one a partition. With PostgreSQL all replicas are one cluster; with SQLite Quartz needs no store of its
/// own, since what is due stands in our rows (docs/decisions/0007-the-scheduler.md). No other file of the scheduler but the jobs and their
/// factory knows Quartz.
/// </summary>
internal sealed class QuartzSchedule : IAsyncDisposable
{
    /// <summary>How many partitions of a worker one process works at. Less than all of them: another replica takes the rest.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly StandaloneSchedulerFactory _factory;
    private readonly IScheduler _scheduler;

    private QuartzSchedule(StandaloneSchedulerFactory factory, IScheduler scheduler)
    {
        _factory = factory;
        _scheduler = scheduler;
    }

    public static async Task<QuartzSchedule> StartAsync(
        StorageOptions storage, WorkerRuns runs, IWorkScheduler owner, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var workers = runs.Workers.ToList();
        var factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.Services.AddSingleton(loggers);
            quartz.UseJobFactory(new JobFactory(runs, owner));
            quartz.ConfigureScheduler(static scheduler =>
            {
                scheduler.InstanceName = "GengoBot";
                scheduler.GenerateInstanceId = true;
                scheduler.PropagateTraceContext = false;
                scheduler.IdleWaitTime = SweepInterval;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool((AtOnce * workers.Count) + 1);
            quartz.UseExecutionLimits(limits => workers.ForEach(worker => limits.UseTriggerGroupWhenUnset().ForGroup(worker, AtOnce)));
            if (storage.IsPostgres)
            {
                quartz.UsePersistentStore(store => UseCluster(store, PostgresBotDb.Connection(storage.ConnectionString).ToString()));
            }
            else
            {
                quartz.UseInMemoryStore(static _ => { });
            }
        }).Build();
        try
        {
            var scheduler = await factory.GetScheduler(cancellationToken);
            await AddJobsAsync(scheduler, workers, cancellationToken);
            await scheduler.Start(cancellationToken);
            return new QuartzSchedule(factory, scheduler);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the partition, once more where it is being run; many wakes become one.</summary>
    public async Task WakeAsync(string worker, int partition, CancellationToken cancellationToken)
    {
        var job = WorkerJob.Key(worker, partition);
        var trigger = TriggerBuilder.Create().WithIdentity(new TriggerKey(job.Name, job.Group)).ForJob(job).StartNow().Build();
        await _scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
    }

    /// <summary>Cancels what runs, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        await _factory.DisposeAsync();
    }

    private static void UseCluster(IPersistentStoreBuilder store, string connection)
    {
        store.UsePostgres(NpgsqlFactory.Instance, connection);
        store.ProvisionSchema();
        store.UseClustering(static cluster =>
        {
            cluster.CheckinInterval = TimeSpan.FromSeconds(2);
            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(4);
        });
        store.ConfigureStore(static options =>
        {
            options.AcquireTriggersWithinLock = true;
            options.MaxConsecutiveFireFailures = 0;
        });
    }

    private static async Task AddJobsAsync(IScheduler scheduler, IEnumerable<string> workers, CancellationToken cancellationToken)
    {
        foreach (var key in workers.SelectMany(
            static worker => Enumerable.Range(0, Partitions.Count).Select(partition => WorkerJob.Key(worker, partition))))
        {
            await scheduler.AddJob(
                JobBuilder.Create<WorkerJob>().WithIdentity(key).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        }

        var sweep = JobBuilder.Create<SweepJob>().WithIdentity(SweepJob.Key).Build();
        var everySecond = TriggerBuilder.Create()
            .WithIdentity(new TriggerKey(SweepJob.Key.Name, SweepJob.Key.Group))
            .WithSimpleSchedule(SimpleScheduleBuilder.Create().WithInterval(SweepInterval).RepeatForever())
            .StartNow()
            .Build();
        await scheduler.ScheduleJob(sweep, everySecond, ScheduleJobOptions.Replacing, cancellationToken);
    }
}
