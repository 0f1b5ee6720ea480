using System.Data.Common;
using GengoBot.Hosting;

namespace GengoBot.Writes;

/// <summary>Deletes stored answers after a day: they hold what people typed into forms.</summary>
internal sealed partial class InvokeSweep(InvokeStore invokes, TimeProvider time, ILogger<InvokeSweep> logger)
    : RecurringWork(InvokeSweep.FirstAfter, TimeSpan.FromHours(1), time)
{
    /// <summary>Nobody waits for it, so it does not slow the start down.</summary>
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
            // Nothing depends on it; the next run deletes more.
            Log.Failed(logger, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old stored answers could not be deleted.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
