using Gengo;
using GengoBot.Telemetry;

namespace GengoBot.Writes;

/// <summary>
/// Writes to a job: takes it, so that nobody else writes at the same time, looks at it again, sends the write once, and when Gengo's answer
/// is lost, reads Gengo until the truth is known. It does not stop when the person's client hangs up: a write is never cut in half.
/// </summary>
internal sealed partial class JobWriter(JobWriteStore writes, ReadBack readBack, TimeProvider time, ILogger<JobWriter> logger)
{
    /// <summary>Nearly every write ends within this; whoever is second waits so long to learn how.</summary>
    public static readonly TimeSpan WaitsForOther = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(0.2);

    /// <returns>Null where the same click or message came before: then nothing is done.</returns>
    public async Task<WriteOutcome?> WriteAsync(NewJobWrite wanted, WriteAttempt attempt)
    {
        using var step = Traces.Step($"write {wanted.Kind}");
        if (await BeginAsync(wanted) is not { } start)
        {
            return null;
        }

        if (!start.IsMine)
        {
            await writes.RefuseAsync(wanted, WriteResult.Busy, CancellationToken.None);
            return new WriteOutcome(WriteState.Refused, WriteResult.Busy) { HeldBy = start.Action.Person };
        }

        var begun = start.Action;
        var outcome = await CheckAndSendAsync(begun, attempt);
        var answer = await OrFinishAsync(begun, outcome, () => attempt.AnswerAsync(outcome));
        await writes.FinishAsync(begun, outcome.State, outcome.Result, answer);
        if (outcome.State != WriteState.Done)
        {
            Log.NotDone(logger, begun.Reference, begun.Kind, begun.Job, outcome.State, outcome.Result);
        }

        return outcome;
    }

    /// <summary>Takes the job, and where somebody is at it, waits for them to end.</summary>
    private async Task<JobWriteStart?> BeginAsync(NewJobWrite wanted)
    {
        var since = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            var start = await writes.TryBeginAsync(wanted, CancellationToken.None);
            if (start is null or { IsMine: true } || time.GetElapsedTime(since) >= WaitsForOther)
            {
                return start;
            }

            await Task.Delay(pause, time);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<WriteOutcome> CheckAndSendAsync(JobWrite begun, WriteAttempt attempt)
    {
        var refusal = await OrFinishAsync(begun, Refused(WriteResult.NotSent), () => RefusalAsync(begun, attempt));
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        try
        {
            using var sending = writes.Sending();
            await attempt.SendAsync(sending.Token);
            return new WriteOutcome(WriteState.Done);
        }
        catch (GengoException refused)
        {
            return await OrFinishAsync(begun, Refused(WriteResult.NotTaken), async () => Refused(await attempt.RefusedAsync(refused)));
        }
        catch (Exception lost)
        {
            // Whatever it was, Gengo may have had the write by then.
            Log.Lost(logger, begun.Reference, begun.Kind, begun.Job, lost);
        }

        return await readBack.UntilKnownAsync(begun, attempt.TookEffectAsync) switch
        {
            null => new WriteOutcome(WriteState.Running),
            true => new WriteOutcome(WriteState.Done),
            false => Refused(attempt.NoEffect),
        };
    }

    private async Task<string?> RefusalAsync(JobWrite begun, WriteAttempt attempt)
    {
        var (refusal, evidence) = await attempt.CheckAsync(begun);
        if (refusal is not null)
        {
            return refusal;
        }

        // Where it stood still for so long that it was taken for dead, somebody else holds the job.
        var isHeld = evidence is null ? await writes.HoldToSendAsync(begun)
            : await writes.HoldAsync(begun, evidence, CancellationToken.None);
        return isHeld ? null : WriteResult.Busy;
    }

    /// <summary>Records how the write ended should this step fail, so that the job is free again.</summary>
    private async Task<T> OrFinishAsync<T>(JobWrite begun, WriteOutcome outcome, Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch
        {
            await writes.FinishAsync(begun, outcome.State, outcome.Result);
            throw;
        }
    }

    private static WriteOutcome Refused(string result) => new(WriteState.Refused, result);

    private static partial class Log
    {
        // The audit has what is done, under the same reference.
        [LoggerMessage(LogLevel.Information, "{Reference}: {Verb} job {Job}: {State} {Result}.")]
        public static partial void NotDone(ILogger logger, string reference, string verb, JobId job, WriteState state, string? result);

        [LoggerMessage(
            LogLevel.Warning, "{Reference}: Gengo's answer to {Verb} job {Job} was lost; reading Gengo to find out what happened.")]
        public static partial void Lost(ILogger logger, string reference, string verb, JobId job, Exception exception);
    }
}
