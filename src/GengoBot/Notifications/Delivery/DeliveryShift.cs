using GengoBot.Notifications.Engine;

namespace GengoBot.Notifications.Delivery;

/// <summary>Delivers what is due: several conversations of a bucket side by side, each by one drain at a time.</summary>
internal sealed partial class DeliveryShift(Lanes lanes, Drain drain, TimeProvider time, ILogger<DeliveryShift> logger) : IShift
{
    private const int MostDrains = 8;
    private const int MostWaiting = 64;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(30);

    public string Name => "deliver";

    public Task<IReadOnlyList<int>> DueAsync(CancellationToken cancellationToken) => lanes.DueBucketsAsync(cancellationToken);

    public async Task WorkAsync(int bucket, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var drains = new Dictionary<string, Task<bool>>();
        var failed = new HashSet<string>();
        var waiting = new Queue<string>();

        while (!cancellationToken.IsCancellationRequested && time.GetElapsedTime(began) < LongestRun)
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
                if (!await done)
                {
                    failed.Add(place);
                }
            }
        }

        await Task.WhenAll(drains.Values);
    }

    /// <returns>Whether the conversation may be taken up again in this run.</returns>
    private async Task<bool> DrainAsync(string place, CancellationToken cancellationToken)
    {
        try
        {
            await drain.DrainAsync(place, cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception unforeseen)
        {
            Log.Failed(logger, unforeseen);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A conversation's messages could not be delivered; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
