using System.Globalization;
using Quartz;

namespace GengoBot.Scheduler;

/// <summary>
/// Works at one partition; its key names the worker and the partition, so Quartz runs it once at a time in the whole cluster.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class WorkerJob(WorkerRuns runs) : IJob
{
    public static JobKey Key(string worker, int partition) => new(partition.ToString(CultureInfo.InvariantCulture), worker);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var key = context.JobDetail.Key;
        await runs.RunAsync(key.Group, int.Parse(key.Name, CultureInfo.InvariantCulture), cancellationToken);
    }
}
