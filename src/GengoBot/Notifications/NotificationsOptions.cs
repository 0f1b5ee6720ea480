namespace GengoBot.Notifications;

/// <summary>How messages that nobody asked for just now are sent. The limits are Teams' own, for one bot and conversation (bot-protocol.md, 4.2).</summary>
internal sealed class NotificationsOptions
{
    public const string Section = "Notifications";

    /// <summary>After so many failed tries a message is kept as a dead letter. A wait that Teams asks for is no failed try. With pauses that double up to ten minutes, 20 are about two hours.</summary>
    public int MaxAttempts { get; set; } = 20;

    public int PerSecond { get; set; } = 7;

    public int Per30Seconds { get; set; } = 60;

    /// <summary>What happens to one job within so long is told in one message.</summary>
    public TimeSpan MergeWindow { get; set; } = TimeSpan.FromMinutes(1);
}
