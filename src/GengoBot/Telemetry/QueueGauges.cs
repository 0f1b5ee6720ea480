using System.Data.Common;
using GengoBot.Hosting;
using GengoBot.Storage;

namespace GengoBot.Telemetry;

/// <summary>
/// Measures how many messages wait, and how long the oldest has. It reads the database at its own interval, however often the gauges are
/// read.
/// </summary>
internal sealed partial class QueueGauges(BotDb db, TimeProvider time, ILogger<QueueGauges> logger)
    : RecurringWork(TimeSpan.Zero, TimeSpan.FromSeconds(10), time)
{
    private long _depth;
    private long _oldest;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Measures.Gauge("gengobot.queue.depth", "{message}", "Messages that wait to be sent.", () => Volatile.Read(ref _depth));
        Measures.Gauge("gengobot.queue.age", "ms", "For how long the oldest of them has waited.", Age);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (DbException failed)
        {
            Log.NotRead(logger, failed);
        }
    }

    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        var queue = await db.ReadAsync(
            static session => session.FirstAsync<Queue>(
                "SELECT COUNT(*) AS depth, MIN(created_at) AS oldest FROM outbox WHERE state = 'pending'", new { }),
            cancellationToken);
        Volatile.Write(ref _depth, queue?.Depth ?? 0);
        Volatile.Write(ref _oldest, queue?.Oldest ?? 0);
    }

    private long Age() =>
        Volatile.Read(ref _oldest) is > 0 and var oldest ? Math.Max(0, Time.GetUtcNow().ToUnixTimeMilliseconds() - oldest) : 0;

    private sealed class Queue
    {
        public long Depth { get; init; }

        public long? Oldest { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Could not measure the queue.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
