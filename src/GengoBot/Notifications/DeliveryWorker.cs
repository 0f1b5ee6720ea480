using GengoBot.Scheduler;

namespace GengoBot.Notifications;

/// <summary>Delivers what is due: several conversations of a bucket side by side, each by one drain at a time.</summary>
internal sealed partial class DeliveryWorker(OutboxStore lanes, OutboxDispatcher drain, TimeProvider time, ILogger<DeliveryWorker> logger) : IWorker
{
    private const int MostDrains = 8;
    private const int MostWaiting = 64;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(30);

    public string Name => "deliver";

    public Task<IReadOnlyList<int>> DueAsync(CancellationToken cancellationToken) => lanes.DuePartitionsAsync(cancellationToken);

    public async Task WorkAsync(int bucket, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var drains = new Dictionary<string, Task<Drained>>();
        var failed = new HashSet<string>();
        var isOvertaken = false;
        var waiting = new Queue<string>();

        while (!isOvertaken && !cancellationToken.IsCancellationRequested && time.GetElapsedTime(began) < LongestRun)
        {
            if (waiting.Count == 0)
            {
                var due = await lanes.DueAsync(bucket, MostWaiting, cancellationToken);
                waiting = new Queue<string>(due.Where(place => !drains.ContainsKey(place) && !failed.Contains(place)));
            }

            while (drains.Count < MostDrains && waiting.TryDequeue(out var place))
            {
                drains.Add(place, DrainAsync(place, cancellationToken));
            }

            if (drains.Count == 0)
            {
                break;
            }

            await Task.WhenAny(drains.Values);
            foreach (var (place, done) in drains.Where(static entry => entry.Value.IsCompleted).ToList())
            {
                drains.Remove(place);
                if (await done == Drained.Failed)
                {
                    failed.Add(place);
                }

                isOvertaken |= await done == Drained.Overtaken;
            }
        }

        await Task.WhenAll(drains.Values);
        if (isOvertaken)
        {
            throw new PartitionTakenException();
        }
    }

    private async Task<Drained> DrainAsync(string place, CancellationToken cancellationToken)
    {
        try
        {
            return await drain.DrainAsync(place, cancellationToken) ? Drained.Done : Drained.Overtaken;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Drained.Failed;
        }
        catch (Exception unforeseen)
        {
            Log.Failed(logger, unforeseen);
            return Drained.Failed;
        }
    }

    private enum Drained
    {
        Done,

        /// <summary>Not to be taken up again in this run.</summary>
        Failed,

        /// <summary>Another process is at this bucket.</summary>
        Overtaken,
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A conversation's messages could not be delivered; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
