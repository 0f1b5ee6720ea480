using System.Globalization;
using GengoBot.Notifications;

namespace GengoBot.Polling;

/// <summary>Gengo approves by itself what nobody decides on: said a day and four hours before.</summary>
internal static class Reminders
{
    /// <summary>The last one first: who comes late hears of that alone.</summary>
    private static readonly int[] HoursBefore = [4, 24];

    /// <summary>What is to be said by now. Said before, it has the same key.</summary>
    public static JobChange? At(DateTimeOffset now, DateTimeOffset? approvesAt)
    {
        if (approvesAt is not { } end || end <= now)
        {
            return null;
        }

        var due = Array.Find(HoursBefore, hours => end - now <= TimeSpan.FromHours(hours));
        return due == 0 ? null : new JobChange(JobChangeKind.Reminder, string.Create(CultureInfo.InvariantCulture, $"reminder:{due}h:{end.ToUnixTimeMilliseconds()}")) { ApprovesAt = end };
    }

    /// <summary>When a poll should not be missed: at the next reminder, and when Gengo will have approved.</summary>
    public static DateTimeOffset? Next(DateTimeOffset now, DateTimeOffset? approvesAt) => approvesAt is { } end
        ? HoursBefore.Append(0).Select(hours => end.AddHours(-hours)).Where(at => at > now).Select(static at => (DateTimeOffset?)at).Min()
        : null;
}
