using Gengo;
using GengoBot.Hosting;

namespace GengoBot.Polling;

/// <summary>
/// When to look again. Gengo asks for no more than a poll in half an hour; a job to which something just happened is looked at sooner,
/// since more tends to follow, and one that is over, once a day.
/// </summary>
internal static class PollSchedule
{
    private const int SoonerAfterNews = 6;

    private static readonly TimeSpan WhenOver = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(30);

    public static TimeSpan After(TimeSpan before, bool hasNews, bool isOver, TimeSpan poll) =>
        isOver ? WhenOver
        : hasNews ? poll / SoonerAfterNews
        : before == TimeSpan.Zero || before * 2 > poll ? poll
        : before * 2;

    public static TimeSpan AfterFailures(int failures, TimeSpan poll) => new Backoff(FirstBackoff, poll).After(failures);

    /// <summary>
    /// Adds up to a fifth, always the same for a job, so that jobs watched at the same time are not polled at the same time.
    /// </summary>
    public static TimeSpan Spread(TimeSpan interval, JobId job) =>
        interval * (1 + (0.2 * unchecked((uint)(job.Value * 2654435761)) / uint.MaxValue));
}
