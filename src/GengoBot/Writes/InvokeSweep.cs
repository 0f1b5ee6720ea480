using System.Data.Common;
using GengoBot.Hosting;

namespace GengoBot.Writes;

/// <summary>Deletes after a day what people typed into forms: stored answers, and the words of writes.</summary>
internal sealed partial class InvokeSweep(InvokeStore invokes, JobWriteStore writes, TimeProvider time, ILogger<InvokeSweep> logger)
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

            await writes.ForgetWordsAsync(cancellationToken);
        }
        catch (DbException failed)
        {
            // Nothing depends on it; the next run deletes more.
            Log.Failed(logger, failed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What people typed a day ago could not be deleted.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
