using System.Globalization;
using Quartz;

namespace GengoBot.Scheduler;

/// <summary>Works at one bucket; its key names the shift and the bucket, so Quartz runs it once at a time in the whole cluster.</summary>
[DisallowConcurrentExecution]
internal sealed class WorkerJob(WorkerRuns runs) : IJob
{
    public static JobKey Key(string shift, int bucket) => new(bucket.ToString(CultureInfo.InvariantCulture), shift);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var key = context.JobDetail.Key;
        await runs.RunAsync(key.Group, int.Parse(key.Name, CultureInfo.InvariantCulture), cancellationToken);
    }
}
