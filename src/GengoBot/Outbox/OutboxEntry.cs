using Gengo;

namespace GengoBot.Outbox;

/// <summary>A change of a job that a conversation is to hear of.</summary>
/// <param name="Place">The conversation, without a thread: <see cref="GengoBot.Conversations.Conversation.Place"/>.</param>
/// <param name="WatchId">Why: somebody set this watch.</param>
/// <param name="CallbackAt">When Gengo's callback came that led to it; null where a poll of our own found it.</param>
/// <param name="DueAt">Not sent before: others that come until then go along in one message.</param>
internal sealed record OutboxEntry(
    string Place, string Account, JobId Job, long WatchId, JobChange Fact, DateTimeOffset? CallbackAt, DateTimeOffset DueAt)
{
    /// <summary>The trace in which it became known, as a W3C traceparent.</summary>
    public string? Trace { get; init; }
}
