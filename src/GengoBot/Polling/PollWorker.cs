using GengoBot.Scheduler;

namespace GengoBot.Polling;

/// <summary>Polls the watched jobs that are due, one after the other in a partition.</summary>
internal sealed class PollWorker(WatchedJobStore store, JobPoller poller, TimeProvider time) : IWorker
{
    public const string WorkerName = "poll";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    public string Name => WorkerName;

    public Task<IReadOnlyList<int>> DueAsync(CancellationToken cancellationToken) => store.DuePartitionsAsync(cancellationToken);

    public async Task WorkAsync(int partition, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Length && await store.TakeAsync(partition, cancellationToken) is { } job)
        {
            await poller.PollAsync(job, cancellationToken);
        }
    }
}
