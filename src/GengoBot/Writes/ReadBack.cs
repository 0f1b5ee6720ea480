using Gengo;

namespace GengoBot.Writes;

/// <summary>Reads Gengo after a write whose answer was lost, until the truth is known. The write itself is never sent again.</summary>
internal sealed class ReadBack(JobWriteStore writes, TimeProvider time)
{
    /// <summary>With the longest pause before it, a read is over before anybody may take the write over.</summary>
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long to wait before each read. A write that timed out may still be on its way, so one read that shows nothing is not enough; and
    /// where Gengo does not answer at all, the last read is 45 seconds after the first.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } =
        [TimeSpan.Zero, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(24)];

    /// <param name="tookEffect">Reads Gengo, and says whether the write took effect.</param>
    /// <returns>Null where nobody knows yet, or somebody else has taken over and will say so.</returns>
    public async Task<bool?> UntilKnownAsync(JobWrite write, Func<CancellationToken, Task<bool>> tookEffect)
    {
        var reads = 0;
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, time);
            if (!await writes.HoldAsync(write, evidence: null, CancellationToken.None))
            {
                return null;
            }

            try
            {
                using var within = new CancellationTokenSource(ReadWithin, time);
                if (await tookEffect(within.Token))
                {
                    return true;
                }

                if (++reads == 2)
                {
                    return false;
                }
            }
            catch (Exception unknown) when (unknown is GengoException or OperationCanceledException)
            {
                // Gengo cannot be read either, refuses to be read, or takes too long: none of it says what happened.
            }
        }

        return null;
    }

    /// <summary>
    /// The same for a write that a dead process left. What that process sent may still be on its way, so a no counts only the second time.
    /// </summary>
    public async Task<bool> TwiceAsync(Func<CancellationToken, Task<bool>> tookEffect, CancellationToken cancellationToken)
    {
        if (await tookEffect(cancellationToken))
        {
            return true;
        }

        await Task.Delay(Pauses[1], time, cancellationToken);
        return await tookEffect(cancellationToken);
    }
}
