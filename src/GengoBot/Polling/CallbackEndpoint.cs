using System.Data.Common;
using Gengo;
using GengoBot.Accounts;
using GengoBot.Scheduler;

namespace GengoBot.Polling;

/// <summary>
/// Receives Gengo's callbacks. They are unsigned, so each is a hint and never data: it is stored, answered, and then the job is read.
/// Whoever knows the secret is told 200 for anything, since Gengo would only send junk again.
/// </summary>
internal sealed partial class CallbackEndpoint(
    CallbackAddress address, CallbackHintStore hints, IWorkScheduler scheduler, TimeProvider time, ILogger<CallbackEndpoint> logger)
{
    /// <summary>Gengo does not wait for ever, and tries again.</summary>
    private static readonly TimeSpan StoredWithin = TimeSpan.FromSeconds(10);

    public async Task TakeAsync(HttpContext context)
    {
        context.Response.StatusCode = address.Find(Segment(context, "account"), Segment(context, "secret")) is { } account
            ? await TakeAsync(context.Request, account.Name, context.RequestAborted)
            : StatusCodes.Status404NotFound;
    }

    private async Task<int> TakeAsync(HttpRequest request, string account, CancellationToken cancellationToken)
    {
        CallbackHint? hint;
        try
        {
            hint = await CallbackReader.ReadAsync(request, cancellationToken);
        }
        catch (BadHttpRequestException refused)
        {
            Log.Unreadable(logger, account);
            return refused.StatusCode;
        }

        if (hint is null)
        {
            Log.Unreadable(logger, account);
            return StatusCodes.Status200OK;
        }

        return await StoreAsync(account, hint) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
    }

    private async Task<bool> StoreAsync(string account, CallbackHint hint)
    {
        try
        {
            // Stored even where Gengo has hung up meanwhile.
            using var within = new CancellationTokenSource(StoredWithin, time);
            if (await hints.StoreAsync(account, hint, within.Token))
            {
                scheduler.Wake(PollWorker.WorkerName, WatchedJobStore.PartitionOf(account, hint.Job));
            }

            Log.Heard(logger, hint.Kind, account, hint.Job);
            return true;
        }
        catch (Exception failed) when (failed is DbException or TimeoutException or OperationCanceledException)
        {
            Log.NotStored(logger, account, hint.Job, failed);
            return false;
        }
    }

    private static string Segment(HttpContext context, string name) => context.GetRouteValue(name) as string ?? "";

    // Neither the address nor the words: the one holds the secret, the others belong to people.
    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Gengo says that something happened: {Kind} of account {Account}, job {Job}.")]
        public static partial void Heard(ILogger logger, CallbackHintKind kind, string account, JobId job);

        [LoggerMessage(LogLevel.Warning, "A callback for account {Account} names no job; nothing was stored.")]
        public static partial void Unreadable(ILogger logger, string account);

        [LoggerMessage(LogLevel.Error, "A callback for account {Account}, job {Job} could not be stored; Gengo is asked to try again.")]
        public static partial void NotStored(ILogger logger, string account, JobId job, Exception exception);
    }
}
