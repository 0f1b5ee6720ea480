using System.Data.Common;
using GengoBot.Hosting;

namespace GengoBot.Writes;

/// <summary>Forgets the answers of clicks a day later. They hold what people typed into forms.</summary>
internal sealed partial class InvokeSweep(InvokeStore invokes, TimeProvider time, ILogger<InvokeSweep> logger)
    : RecurringWork(InvokeSweep.FirstAfter, TimeSpan.FromHours(1), time)
{
    /// <summary>Nobody waits for it, so a start does not either.</summary>
    public static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await invokes.DeleteOldAsync(cancellationToken))
            {
            }
        }
        catch (DbException failed)
        {
            // Nothing depends on it; an hour later there is more to delete.
            Log.Failed(logger, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old answers could not be deleted.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
