using System.Data.Common;
using GengoBot.Hosting;
using GengoBot.Storage;

namespace GengoBot.Polling;

/// <summary>Forgets a month later what was heard and what was told. What is still on its way, or could not be told, stays.</summary>
internal sealed partial class NotificationSweep(BotDb db, TimeProvider time, ILogger<NotificationSweep> logger)
    : RecurringWork(TimeSpan.FromMinutes(2), TimeSpan.FromHours(1), time)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private const int MostDeletedAtOnce = 500;

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
        await DeleteAllAsync("DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE received_at < @Then AND state = 'done' ORDER BY received_at LIMIT @Most)", cancellationToken);
        await DeleteAllAsync("DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE created_at < @Then AND state IN ('sent', 'dropped') ORDER BY created_at LIMIT @Most)", cancellationToken);
    }

    /// <summary>A bounded number at a time: nobody who writes meanwhile waits for long.</summary>
    private async Task DeleteAllAsync(string sql, CancellationToken cancellationToken)
    {
        while (await db.WriteAsync(
            session => session.ExecuteAsync(sql, new { Then = (Time.GetUtcNow() - Life).ToUnixTimeMilliseconds(), Most = MostDeletedAtOnce }), cancellationToken) == MostDeletedAtOnce)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old hints and messages could not be deleted.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
