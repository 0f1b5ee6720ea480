namespace GengoBot.Hosting;

/// <summary>How long to wait before the next try: twice as long after each failure, up to a limit.</summary>
internal readonly record struct Backoff(TimeSpan First, TimeSpan Max)
{
    /// <summary>Adds up to half of the pause, so that those who failed together do not come back together.</summary>
    public static TimeSpan Jittered(TimeSpan pause) => pause * (1 + (Random.Shared.NextDouble() / 2));

    /// <param name="failures">Failures in a row, from 1.</param>
    public TimeSpan After(long failures)
    {
        var pause = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return pause < Max ? pause : Max;
    }
}
