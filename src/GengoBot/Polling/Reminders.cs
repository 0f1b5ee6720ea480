using System.Globalization;
using GengoBot.Outbox;

namespace GengoBot.Polling;

/// <summary>Reminders a day and four hours before Gengo approves a job by itself.</summary>
internal static class Reminders
{
    /// <summary>The last one first: a late poll sends only that one.</summary>
    private static readonly int[] HoursBefore = [4, 24];

    /// <summary>The reminder that is due by now. A repeat has the same key.</summary>
    public static JobChange? At(DateTimeOffset now, DateTimeOffset? approvesAt)
    {
        if (approvesAt is not { } end || end <= now)
        {
            return null;
        }

        var due = Array.Find(HoursBefore, hours => end - now <= TimeSpan.FromHours(hours));
        return due == 0 ? null : new JobChange(
            JobChangeKind.Reminder, string.Create(CultureInfo.InvariantCulture, $"reminder:{due}h:{end.ToUnixTimeMilliseconds()}"))
        {
            ApprovesAt = end,
        };
    }

    /// <summary>The next time at which a poll is needed: the next reminder, or the automatic approval.</summary>
    public static DateTimeOffset? Next(DateTimeOffset now, DateTimeOffset? approvesAt) => approvesAt is { } end
        ? HoursBefore.Append(0).Select(hours => end.AddHours(-hours)).Where(at => at > now).Select(static at => (DateTimeOffset?)at).Min()
        : null;
}
