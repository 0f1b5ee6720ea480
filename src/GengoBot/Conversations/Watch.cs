using Gengo;

namespace GengoBot.Conversations;

/// <summary>
/// The events that a watch reports. Revisions and reminders belong to the status: they say that something waits for a decision.
/// </summary>
[Flags]
internal enum WatchEvents
{
    None = 0,
    Comments = 1,
    Status = 2,
    All = Comments | Status,
}

/// <summary>A conversation's watch of a job.</summary>
/// <param name="Place">The conversation, without a thread: <see cref="Conversation.Place"/>.</param>
/// <param name="Job">Null: of every job of the account.</param>
/// <param name="MutedUntil">Notifications are held until then; none is lost.</param>
internal sealed record Watch(
    long Id, string Place, string Account, JobId? Job, WatchEvents Events, Person CreatedBy, DateTimeOffset CreatedAt,
    DateTimeOffset? MutedUntil)
{
    /// <summary>What happened before is old here: when the watch was set or resumed.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When it was paused because the bot was removed from its place; somebody there can resume it.</summary>
    public DateTimeOffset? PausedAt { get; init; }
}
