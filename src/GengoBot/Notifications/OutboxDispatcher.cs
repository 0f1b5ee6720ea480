using GengoBot.Hosting;
using GengoBot.Teams.Outbound;
using GengoBot.Telemetry;
using Microsoft.Extensions.Options;

namespace GengoBot.Notifications;

/// <summary>
/// Sends what is pending in one conversation: in order, at Teams' pace, each message until it is taken or given up. A message that has to
/// wait holds those behind it and no other conversation; the wait is in the row, and nobody sleeps here.
/// </summary>
internal sealed partial class OutboxDispatcher(
    OutboxStore outbox, RecipientPolicy recipients, NotificationSender sender, ConversationLifecycle lifecycle,
    IOptions<NotificationsOptions> options, TimeProvider time, ILogger<OutboxDispatcher> logger)
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

    /// <summary>The pause after a 429 that names none.</summary>
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromSeconds(5);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// A message that is on its way is not cut off by <paramref name="cancellationToken"/>: nobody would know whether it arrived.
    /// </summary>
    /// <returns>False where somebody else has taken the queue meanwhile.</returns>
    public async Task<bool> DispatchAsync(string place, CancellationToken cancellationToken)
    {
        if (await outbox.TakeAsync(place, cancellationToken) is not { } queue)
        {
            return true;
        }

        var limiter = new SendRateLimiter(options.Value, queue.Tat);
        if (queue.IsGone)
        {
            await outbox.DropAsync(queue);
            return true;
        }

        if (queue.MutedUntil > Now)
        {
            await outbox.LeaveAsync(queue, queue.MutedUntil);
            return true;
        }

        foreach (var message in queue.Messages)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return true;
            }

            if (Math.Max(message.DueAt, limiter.FreeAt) is var dueAt && dueAt > Now)
            {
                await outbox.LeaveAsync(queue, dueAt);
                return true;
            }

            if (await SendAsync(queue, message, limiter) is var next && next != Next.GoOn)
            {
                return next != Next.Overtaken;
            }
        }

        if (!queue.HasMore)
        {
            await outbox.LeaveAsync(queue, queue.HeldUntil);
        }

        return true;
    }

    private enum Next
    {
        GoOn,

        /// <summary>The message waits, or there is nobody to be told.</summary>
        Stop,

        /// <summary>Somebody else has the queue.</summary>
        Overtaken,
    }

    private async Task<Next> SendAsync(ConversationQueue queue, OutboxMessage taken, SendRateLimiter limiter)
    {
        var pending = await outbox.StillPendingAsync(queue, taken);
        if (taken with { Rows = [.. taken.Rows.Where(row => pending.Contains(row.Id))] } is not { Rows: [_, ..] } message)
        {
            return Next.GoOn;
        }

        using var work = Traces.Work("deliver", message.Rows.Select(static row => row.Trace));
        SendFailure refusal;
        try
        {
            if (!await recipients.MayHearAsync(queue, message))
            {
                return await outbox.DropAsync(queue, message, limiter) ? Next.GoOn : Next.Overtaken;
            }

            if (await sender.TellAsync(queue, message, limiter) is not { } posted
                || !await outbox.SentAsync(queue, message, limiter, posted))
            {
                return Next.Overtaken;
            }

            Measure(message);
            await sender.UpdateCardAsync(queue, message, posted);
            return Next.GoOn;
        }
        catch (Exception refused)
        {
            refusal = SendFailure.Of(refused, time.GetUtcNow());
            Log.Refused(logger, message.Job, refusal.Code, refusal.Remedy, message.Attempts);
        }

        switch (refusal.Remedy)
        {
            case RetryDecision.Wait:
                limiter.HoldUntil(Now + Milliseconds(refusal.After ?? Backoff.Jittered(ThrottlePause)));
                if (!await outbox.HoldsAsync(queue, limiter))
                {
                    return Next.Overtaken;
                }

                await outbox.LeaveAsync(queue, limiter.FreeAt);
                return Next.Stop;

            case RetryDecision.Gone or RetryDecision.NotFound:
                await lifecycle.GoneAsync(queue.Place.Id, refusal.Code, CancellationToken.None);
                return Next.Stop;

            case RetryDecision.Keep:
                return await LaterAsync(queue, message, limiter, refusal, Pauses.Max, isTry: false);

            case RetryDecision.TryAgain when message.Attempts + 1 < options.Value.MaxAttempts:
                var pause = Pauses.After(message.Attempts + 1);
                return await LaterAsync(queue, message, limiter, refusal, refusal.After > pause ? refusal.After.Value : pause, isTry: true);

            default:
                Measures.DeadLetters.Add(1);
                return await outbox.FailedAsync(queue, message, limiter, refusal.Code, isTry: true, dueAt: null) ? Next.GoOn
                    : Next.Overtaken;
        }
    }

    private void Measure(OutboxMessage message)
    {
        Measures.Deliveries.Add(1);
        if (message.CallbackAt is { } heard)
        {
            Measures.CallbackLag.Record((Now - heard) / 1_000.0);
        }
    }

    private async Task<Next> LaterAsync(
        ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter, SendFailure refusal, TimeSpan pause, bool isTry)
    {
        Measures.Retries.Add(1);
        var dueAt = Now + Milliseconds(Backoff.Jittered(pause));
        if (!await outbox.FailedAsync(queue, message, limiter, refusal.Code, isTry, dueAt))
        {
            return Next.Overtaken;
        }

        await outbox.LeaveAsync(queue, dueAt);
        return Next.Stop;
    }

    private static long Milliseconds(TimeSpan span) => (long)Math.Ceiling(span.TotalMilliseconds);

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning, "Teams did not take a notification of job {Job}: {Code}, {Remedy}; {Attempts} earlier attempts failed.")]
        public static partial void Refused(ILogger logger, Gengo.JobId job, string code, RetryDecision remedy, long attempts);
    }
}
