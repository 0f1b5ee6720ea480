using Quartz;

namespace GengoBot.Scheduler;

/// <summary>Wakes what is due, every second, in one process of the cluster: whatever became of a wake, a row waits no longer.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(WorkerRuns runs, IWorkScheduler scheduler) : IJob
{
    public static readonly JobKey Key = new("sweep", "sweep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runs.SweepAsync(scheduler.Wake, cancellationToken);
}
