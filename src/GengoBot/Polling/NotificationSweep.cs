using System.Data.Common;
using GengoBot.Hosting;
using GengoBot.Outbox;

namespace GengoBot.Polling;

/// <summary>Deletes callback hints and sent messages after a month. What is still pending, or could not be delivered, stays.</summary>
internal sealed partial class NotificationSweep(
    CallbackHintStore hints, OutboxStore outbox, TimeProvider time, ILogger<NotificationSweep> logger)
    : RecurringWork(TimeSpan.FromMinutes(2), TimeSpan.FromHours(1), time)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private const int MaxDeletedAtOnce = 500;

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DeleteOldAsync(cancellationToken);
        }
        catch (DbException failed)
        {
            // Nothing depends on it; an hour later there is more to delete.
            Log.Failed(logger, failed);
        }
    }

    internal async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        await DeleteAllAsync(hints.DeleteFinishedAsync, cancellationToken);
        await DeleteAllAsync(outbox.DeleteFinishedAsync, cancellationToken);
    }

    /// <summary>A bounded number at a time, so that nobody who writes meanwhile waits for long.</summary>
    private async Task DeleteAllAsync(
        Func<DateTimeOffset, int, CancellationToken, Task<int>> deleteAsync, CancellationToken cancellationToken)
    {
        while (await deleteAsync(Time.GetUtcNow() - Life, MaxDeletedAtOnce, cancellationToken) == MaxDeletedAtOnce)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Could not delete old hints and messages.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
