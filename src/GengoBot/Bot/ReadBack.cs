using Gengo;

namespace GengoBot.Bot;

/// <summary>After a write whose answer was lost: reads until the truth is known. The write itself is never sent again.</summary>
internal sealed class ReadBack(TimeProvider time)
{
    /// <summary>
    /// How long to wait before each look. A write that timed out may still be on its way, so one look that shows nothing is not enough; and where Gengo
    /// does not answer at all, the last look is 45 seconds after the first.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.Zero, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(24)];

    /// <summary>How long after a look that shows nothing the next one is believed.</summary>
    public TimeSpan SecondLook => Pauses[1];

    /// <param name="tookEffect">Whether what was read shows that the write took effect.</param>
    /// <returns>What was read; null where nobody knows yet.</returns>
    public async Task<T?> UntilKnownAsync<T>(Func<Task<T>> read, Predicate<T> tookEffect)
        where T : class
    {
        var looks = 0;
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, time);
            try
            {
                var now = await read();
                if (tookEffect(now) || ++looks == 2)
                {
                    return now;
                }
            }
            catch (GengoException)
            {
                // Gengo is down for reading too, or refuses: neither says what became of the write.
            }
        }

        return null;
    }
}
