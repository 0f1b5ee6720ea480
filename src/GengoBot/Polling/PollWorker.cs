using GengoBot.Scheduler;

namespace GengoBot.Polling;

/// <summary>Looks at the watched jobs that are due, one after the other in a bucket.</summary>
internal sealed class PollWorker(WatchedJobStore store, JobPoller look, TimeProvider time) : IWorker
{
    public const string WorkerName = "look";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    public string Name => WorkerName;

    public Task<IReadOnlyList<int>> DueAsync(CancellationToken cancellationToken) => store.DuePartitionsAsync(cancellationToken);

    public async Task WorkAsync(int bucket, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Length && await store.TakeAsync(bucket, cancellationToken) is { } job)
        {
            await look.AtAsync(job, cancellationToken);
        }
    }
}
