using GengoBot.Hosting;
using GengoBot.Outbox;
using GengoBot.Teams.Connector;
using GengoBot.Telemetry;
using Microsoft.Extensions.Options;

namespace GengoBot.Notifications;

/// <summary>
/// Sends what is pending in one conversation: in order, at Teams' pace, each message until it is taken or given up. A message that has to
/// wait holds those behind it and no other conversation; the wait is in the row, and nobody sleeps here.
/// </summary>
internal sealed partial class OutboxDispatcher(
    OutboxStore outbox, RecipientPolicy recipients, NotificationSender sender, ConversationLifecycle lifecycle, TroubleNotices notices,
    IOptions<NotificationsOptions> options, TimeProvider time, ILogger<OutboxDispatcher> logger)
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

    /// <summary>The pause after a 429 that names none.</summary>
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromSeconds(5);

    /// <summary>The pause between tries in a place that has taken nothing for a day, or takes no new posts.</summary>
    private static readonly TimeSpan PausedPause = TimeSpan.FromHours(1);

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

        var hasTried = false;
        foreach (var message in queue.Messages)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return true;
            }

            if (message.DueAt > Now && IsSpent(message))
            {
                queue.HoldsUntil(message.DueAt);
                continue;
            }

            if (Math.Max(message.DueAt, limiter.FreeAt) is var dueAt && dueAt > Now)
            {
                queue.HoldsUntil(dueAt);
                await outbox.LeaveAsync(queue, queue.HeldUntil);
                return true;
            }

            hasTried = true;
            if (await SendAsync(queue, message, limiter) is var next && next != Next.GoOn)
            {
                return next != Next.Overtaken;
            }
        }

        if (!queue.HasMore || !hasTried)
        {
            await outbox.LeaveAsync(queue, queue.HeldUntil);
        }

        return true;
    }

    /// <summary>Refused so often that it no longer holds those behind it: if Teams takes one of them, it is this message's fault.</summary>
    private bool IsSpent(OutboxMessage message) => message.Attempts >= options.Value.MaxAttempts;

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

            if (IsPaused(queue))
            {
                await sender.SayBackAsync(queue, message.Account, Time(queue.RefusedSince.GetValueOrDefault()), limiter);
                queue.IsTaken();
                if (!await outbox.TakenAgainAsync(queue, limiter))
                {
                    return Next.Overtaken;
                }
            }

            if (await sender.TellAsync(queue, message, limiter) is not { } posted
                || !await outbox.SentAsync(queue, message, limiter, posted))
            {
                return Next.Overtaken;
            }

            queue.IsTaken();
            Measure(message);
            await sender.UpdateCardAsync(queue, message, posted);
            return Next.GoOn;
        }
        catch (NotTakenException refused)
        {
            refusal = refused.Failure;
        }
        catch (Exception failed)
        {
            refusal = new SendFailure(AfterRefusal.TryAgain, failed.GetType().Name);
        }

        Log.Refused(logger, message.Job, refusal.Code, refusal.Then, message.Attempts);
        return await AfterAsync(refusal, queue, message, limiter);
    }

    private async Task<Next> AfterAsync(SendFailure refusal, ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter)
    {
        switch (refusal.Then)
        {
            case AfterRefusal.Wait:
                limiter.HoldUntil(Now + Milliseconds(refusal.After ?? Backoff.Jittered(ThrottlePause)));
                if (!await outbox.HoldsAsync(queue, limiter))
                {
                    return Next.Overtaken;
                }

                await outbox.LeaveAsync(queue, limiter.FreeAt);
                return Next.Stop;

            case AfterRefusal.Unclear when Now - queue.UnclearSince >= Milliseconds(options.Value.GoneAfter):
            case AfterRefusal.Gone:
                await lifecycle.GoneAsync(queue.Place.Id, refusal.Code, CancellationToken.None);
                return Next.Stop;

            case AfterRefusal.RepliesOnly:
                return await RepliesOnlyAsync(refusal, queue, message, limiter);

            case AfterRefusal.GiveUp or AfterRefusal.Shorten:
            case AfterRefusal.TryAgain when message.Attempts + 1 >= options.Value.MaxAttempts && queue.RefusedSince is null:
                Measures.DeadLetters.Add(1);
                return await outbox.GiveUpAsync(queue, message, limiter, refusal.Code) ? Next.GoOn : Next.Overtaken;

            default:
                return await LaterAsync(refusal, queue, message, limiter);
        }
    }

    /// <summary>Keeps what would be a new post until Teams takes one, and says so to whoever watches; replies go on.</summary>
    private async Task<Next> RepliesOnlyAsync(
        SendFailure refusal, ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter)
    {
        var until = Now + Milliseconds(PausedPause);
        if (!await outbox.RepliesOnlyAsync(queue, limiter, refusal.Code, until))
        {
            return Next.Overtaken;
        }

        queue.HoldsUntil(until);
        if (queue.RepliesOnlySince is null)
        {
            queue.RepliesOnlySince = Now;
            notices.RepliesOnly(queue.Place, message, refusal);
        }

        return Next.GoOn;
    }

    private async Task<Next> LaterAsync(SendFailure refusal, ConversationQueue queue, OutboxMessage message, SendRateLimiter limiter)
    {
        Measures.Retries.Add(1);
        var pause = IsPaused(queue) ? PausedPause
            : refusal.Then is AfterRefusal.TryAgain or AfterRefusal.Unclear ? Pauses.After(message.Attempts + 1)
            : Pauses.Max;
        var dueAt = Now + Milliseconds(Backoff.Jittered(refusal.After > pause ? refusal.After.Value : pause));
        if (!await outbox.RefusedAsync(queue, message, limiter, refusal, dueAt))
        {
            return Next.Overtaken;
        }

        queue.HoldsUntil(dueAt);
        if (message.Attempts + 1 >= options.Value.MaxAttempts)
        {
            queue.IsRefused(queue.RefusedSince ?? Now, queue.UnclearSince);
            return Next.GoOn;
        }

        await outbox.LeaveAsync(queue, dueAt);
        return Next.Stop;
    }

    /// <summary>After so long a place is tried less often, and hears of it when it can be reached again.</summary>
    private bool IsPaused(ConversationQueue queue) => Now - queue.RefusedSince >= Milliseconds(options.Value.PauseAfter);

    private void Measure(OutboxMessage message)
    {
        Measures.Deliveries.Add(1);
        if (message.CallbackAt is { } heard)
        {
            Measures.CallbackLag.Record((Now - heard) / 1_000.0);
        }
    }

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private static long Milliseconds(TimeSpan span) => (long)Math.Ceiling(span.TotalMilliseconds);

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning, "Teams did not take a notification of job {Job}: {Code}, {Then}; {Attempts} earlier attempts failed.")]
        public static partial void Refused(ILogger logger, Gengo.JobId job, string code, AfterRefusal then, long attempts);
    }
}
