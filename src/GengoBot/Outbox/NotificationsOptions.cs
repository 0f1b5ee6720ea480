using GengoBot.Hosting;

namespace GengoBot.Outbox;

/// <summary>
/// How notifications are sent. The limits are those of Teams for one bot in one conversation (docs/protocol/teams.md#rate-limits).
/// </summary>
internal sealed class NotificationsOptions
{
    public const string Section = "Notifications";

    /// <summary>
    /// After so many failed attempts a message no longer holds those behind it, and becomes a dead letter if Teams takes one of them. A
    /// wait that Teams asks for is not a failed attempt. With pauses that double up to ten minutes, 20 attempts take about two hours.
    /// </summary>
    [SettingRange(Section, 1, 1_000)]
    public int MaxAttempts { get; set; } = 20;

    /// <summary>
    /// A conversation in which Teams takes nothing for so long is paused: tried each hour, and told when it can be reached again.
    /// </summary>
    [SettingRange(Section, "00:10:00", "30.00:00:00")]
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>A refusal that does not say what it means, for so long, means that the bot is gone from there.</summary>
    [SettingRange(Section, "00:10:00", "30.00:00:00")]
    public TimeSpan GoneAfter { get; set; } = TimeSpan.FromHours(6);

    [SettingRange(Section, 1, 1_000)]
    public int PerSecond { get; set; } = 7;

    public int Per30Seconds { get; set; } = 60;

    /// <summary>Changes of one job within this time are told in one message.</summary>
    [SettingRange(Section, "00:00:00", "01:00:00")]
    public TimeSpan MergeWindow { get; set; } = TimeSpan.FromMinutes(1);
}
