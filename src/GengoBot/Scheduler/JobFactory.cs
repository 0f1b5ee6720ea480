using Quartz;
using Quartz.Extensibility;

namespace GengoBot.Scheduler;

/// <summary>
/// Gives Quartz the two jobs, which keep nothing between runs. Its own factory compiles an expression for each kind, in megabytes.
/// </summary>
internal sealed class JobFactory(WorkerRuns runs, IWorkScheduler scheduler) : IJobFactory
{
    private readonly WorkerJob _worker = new(runs);
    private readonly SweepJob _sweep = new(runs, scheduler);

    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JobScope(bundle.JobDetail.Key.Equals(SweepJob.Key) ? _sweep : _worker, null));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
