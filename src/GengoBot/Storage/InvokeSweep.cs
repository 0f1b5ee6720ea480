using System.Data.Common;

namespace GengoBot.Storage;

/// <summary>Forgets the answers of clicks a day later. They hold what people typed into forms.</summary>
internal sealed partial class InvokeSweep(InvokeStore invokes, TimeProvider time, ILogger<InvokeSweep> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Nobody waits for it, so a start does not either.</summary>
    public static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, time, stoppingToken);
        while (true)
        {
            try
            {
                while (await invokes.DeleteOldAsync(stoppingToken))
                {
                }
            }
            catch (DbException failed)
            {
                // Nothing depends on it; an hour later there is more to delete.
                Log.Failed(logger, failed);
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old answers could not be deleted.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
