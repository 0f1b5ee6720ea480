using GengoBot.Outbox;
using GengoBot.Scheduler;

namespace GengoBot.Notifications;

/// <summary>Delivers what is due: several conversations of a partition side by side, each by one run at a time.</summary>
internal sealed partial class DeliveryWorker(
    OutboxStore outbox, OutboxDispatcher dispatcher, TimeProvider time, ILogger<DeliveryWorker> logger) : IWorker
{
    private const int MaxRunning = 8;
    private const int MaxWaiting = 64;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(30);

    public string Name => "deliver";

    public Task<IReadOnlyList<int>> DueAsync(CancellationToken cancellationToken) => outbox.DuePartitionsAsync(cancellationToken);

    public async Task WorkAsync(int partition, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var running = new Dictionary<string, Task<DispatchResult>>();
        var failed = new HashSet<string>();
        var isOvertaken = false;
        var waiting = new Queue<string>();

        while (!isOvertaken && !cancellationToken.IsCancellationRequested && time.GetElapsedTime(began) < LongestRun)
        {
            if (waiting.Count == 0)
            {
                var due = await outbox.DueAsync(partition, MaxWaiting, cancellationToken);
                waiting = new Queue<string>(due.Where(place => !running.ContainsKey(place) && !failed.Contains(place)));
            }

            while (running.Count < MaxRunning && waiting.TryDequeue(out var place))
            {
                running.Add(place, DispatchAsync(place, cancellationToken));
            }

            if (running.Count == 0)
            {
                break;
            }

            await Task.WhenAny(running.Values);
            foreach (var (place, done) in running.Where(static entry => entry.Value.IsCompleted).ToList())
            {
                running.Remove(place);
                if (await done == DispatchResult.Failed)
                {
                    failed.Add(place);
                }

                isOvertaken |= await done == DispatchResult.Overtaken;
            }
        }

        await Task.WhenAll(running.Values);
        if (isOvertaken)
        {
            throw new PartitionTakenException();
        }
    }

    private async Task<DispatchResult> DispatchAsync(string place, CancellationToken cancellationToken)
    {
        try
        {
            return await dispatcher.DispatchAsync(place, cancellationToken) ? DispatchResult.Done : DispatchResult.Overtaken;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return DispatchResult.Failed;
        }
        catch (Exception unforeseen)
        {
            Log.Failed(logger, unforeseen);
            return DispatchResult.Failed;
        }
    }

    private enum DispatchResult
    {
        Done,

        /// <summary>Not to be taken up again in this run.</summary>
        Failed,

        /// <summary>Another process is at this partition.</summary>
        Overtaken,
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Delivery to a conversation failed and will be retried.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
