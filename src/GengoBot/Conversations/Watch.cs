using Gengo;

namespace GengoBot.Conversations;

/// <summary>What a watch tells of. Revisions and reminders belong to the status: they say that something waits for a decision.</summary>
[Flags]
internal enum WatchEvents
{
    None = 0,
    Comments = 1,
    Status = 2,
    All = Comments | Status,
}

/// <summary>A conversation that hears of a job.</summary>
/// <param name="Place">The conversation, without a thread: <see cref="Conversation.Place"/>.</param>
/// <param name="Job">Null: of every job of the account.</param>
/// <param name="MutedUntil">Nothing is told before; nothing is lost.</param>
internal sealed record Watch(long Id, string Place, string Account, JobId? Job, WatchEvents Events, Person CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? MutedUntil)
{
    /// <summary>Since when it tells nothing because the bot was gone from its place; it does again when somebody there says so.</summary>
    public DateTimeOffset? PausedAt { get; init; }
}
