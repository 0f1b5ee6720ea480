using Gengo;

namespace GengoBot.Writes;

/// <summary>After a write whose answer was lost: reads until the truth is known. The write itself is never sent again.</summary>
internal sealed class ReadBack(JobWriteStore actions, TimeProvider time)
{
    /// <summary>With the longest pause before it, a look is over before anybody may take the action over.</summary>
    private static readonly TimeSpan LookWithin = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long to wait before each look. A write that timed out may still be on its way, so one look that shows nothing is not enough; and where Gengo
    /// does not answer at all, the last look is 45 seconds after the first.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.Zero, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(24)];

    /// <summary>How long after a look that shows nothing the next one is believed.</summary>
    public TimeSpan SecondLook => Pauses[1];

    /// <param name="tookEffect">Whether what was read shows that the write took effect.</param>
    /// <returns>What was read; null where nobody knows yet, or somebody else has taken over and will tell.</returns>
    public async Task<T?> UntilKnownAsync<T>(JobWrite action, Func<CancellationToken, Task<T>> read, Predicate<T> tookEffect)
        where T : class
    {
        var looks = 0;
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, time);
            if (!await actions.HoldAsync(action, evidence: null, CancellationToken.None))
            {
                return null;
            }

            try
            {
                using var within = new CancellationTokenSource(LookWithin, time);
                var now = await read(within.Token);
                if (tookEffect(now) || ++looks == 2)
                {
                    return now;
                }
            }
            catch (Exception unknown) when (unknown is GengoException or OperationCanceledException)
            {
                // Gengo is down for reading too, or refuses to be read, or takes too long: none of it tells.
            }
        }

        return null;
    }
}
