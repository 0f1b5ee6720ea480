using GengoBot.Hosting;
using GengoBot.Teams.Outbound;
using GengoBot.Telemetry;
using Microsoft.Extensions.Options;

namespace GengoBot.Notifications;

/// <summary>
/// Sends what is pending in one conversation: in order, at Teams' pace, each message until it is taken or given up. A message that has to wait holds
/// those behind it and no other conversation; the wait is in the row, and nobody sleeps here.
/// </summary>
internal sealed partial class OutboxDispatcher(OutboxStore lanes, RecipientPolicy audience, NotificationSender teller, ConversationLifecycle places, IOptions<NotificationsOptions> options, TimeProvider time, ILogger<OutboxDispatcher> logger)
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

    /// <summary>Where Teams says "too much" and not for how long.</summary>
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromSeconds(5);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A message that is on its way is not cut off by <paramref name="cancellationToken"/>: nobody would know whether it arrived.</summary>
    /// <returns>False where somebody else has taken the lane meanwhile.</returns>
    public async Task<bool> DrainAsync(string place, CancellationToken cancellationToken)
    {
        if (await lanes.TakeAsync(place, cancellationToken) is not { } lane)
        {
            return true;
        }

        var pace = new SendRateLimiter(options.Value, lane.Tat);
        if (lane.IsGone)
        {
            await lanes.DropAsync(lane);
            return true;
        }

        if (lane.MutedUntil > Now)
        {
            await lanes.LeaveAsync(lane, lane.MutedUntil);
            return true;
        }

        foreach (var message in lane.Messages)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return true;
            }

            if (Math.Max(message.DueAt, pace.FreeAt) is var dueAt && dueAt > Now)
            {
                await lanes.LeaveAsync(lane, dueAt);
                return true;
            }

            if (await SendAsync(lane, message, pace) is var next && next != Next.GoOn)
            {
                return next != Next.Overtaken;
            }
        }

        if (!lane.HasMore)
        {
            await lanes.LeaveAsync(lane, lane.HeldUntil);
        }

        return true;
    }

    private enum Next
    {
        GoOn,

        /// <summary>The message waits, or there is nobody to be told.</summary>
        Stop,

        /// <summary>Somebody else has the lane.</summary>
        Overtaken,
    }

    private async Task<Next> SendAsync(ConversationQueue lane, OutboxMessage message, SendRateLimiter pace)
    {
        using var work = Traces.Work("deliver", message.Rows.Select(static row => row.Trace));
        SendFailure refusal;
        try
        {
            if (!await audience.MayHearAsync(lane, message))
            {
                return await lanes.DropAsync(lane, message, pace) ? Next.GoOn : Next.Overtaken;
            }

            if (await teller.TellAsync(lane, message, pace) is not { } posted || !await lanes.SentAsync(lane, message, pace, posted))
            {
                return Next.Overtaken;
            }

            Measure(message);
            await teller.UpdateCardAsync(lane, message, posted);
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
                pace.HoldUntil(Now + Milliseconds(refusal.After ?? Backoff.Jittered(ThrottlePause)));
                if (!await lanes.HoldsAsync(lane, pace))
                {
                    return Next.Overtaken;
                }

                await lanes.LeaveAsync(lane, pace.FreeAt);
                return Next.Stop;

            case RetryDecision.Gone or RetryDecision.NotFound:
                await places.GoneAsync(lane.Place.Id, refusal.Code, CancellationToken.None);
                return Next.Stop;

            case RetryDecision.Keep:
                return await LaterAsync(lane, message, pace, refusal, Pauses.Max, isTry: false);

            case RetryDecision.TryAgain when message.Attempts + 1 < options.Value.MaxAttempts:
                var pause = Pauses.After(message.Attempts + 1);
                return await LaterAsync(lane, message, pace, refusal, refusal.After > pause ? refusal.After.Value : pause, isTry: true);

            default:
                Measures.DeadLetters.Add(1);
                return await lanes.FailedAsync(lane, message, pace, refusal.Code, isTry: true, dueAt: null) ? Next.GoOn : Next.Overtaken;
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

    private async Task<Next> LaterAsync(ConversationQueue lane, OutboxMessage message, SendRateLimiter pace, SendFailure refusal, TimeSpan pause, bool isTry)
    {
        Measures.Retries.Add(1);
        var dueAt = Now + Milliseconds(Backoff.Jittered(pause));
        if (!await lanes.FailedAsync(lane, message, pace, refusal.Code, isTry, dueAt))
        {
            return Next.Overtaken;
        }

        await lanes.LeaveAsync(lane, dueAt);
        return Next.Stop;
    }

    private static long Milliseconds(TimeSpan span) => (long)Math.Ceiling(span.TotalMilliseconds);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "News of job {Job} were not taken: {Code}, {Remedy}, after {Attempts} failed tries before.")]
        public static partial void Refused(ILogger logger, Gengo.JobId job, string code, RetryDecision remedy, long attempts);
    }
}
