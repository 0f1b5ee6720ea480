using Gengo;
using GengoBot.Conversations;

namespace GengoBot.Writes;

/// <summary>A write to a job that somebody wants to begin.</summary>
/// <param name="Kind">The verb.</param>
/// <param name="Fingerprint">The fingerprint of the translation that the person saw.</param>
internal sealed record NewJobWrite(
    string Account, JobId Job, string Kind, Person Person, Conversation Conversation, string? Fingerprint, string Reference)
{
    /// <summary>The message or click that asked for it, where that may be delivered twice.</summary>
    public InboundActivityKey? Delivery { get; init; }

    /// <summary>What was typed into the form, to be given back should this process die. Empty for a message: that has its words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The write once it has begun.</summary>
    public JobWrite Begun(long id, DateTimeOffset at) => new(
        id, Fence: 1, Account, Job, Kind, Person, Conversation.Id, Fingerprint, Reference, WriteState.Running, Result: null, Evidence: null,
        at, EndedAt: null)
    {
        Delivery = Delivery,
        Words = Words,
    };
}

/// <summary>A write to a job: whose it is, where it came from, and how far it is.</summary>
/// <param name="Fence">Rises with each take-over; whoever holds an older one has lost the job.</param>
/// <param name="ConversationId">Its key in <see cref="ConversationStore"/>.</param>
/// <param name="Result">How it ended, one of <see cref="WriteResult"/>. Never a person's words.</param>
/// <param name="Evidence">Tells, after a crash, whether it took effect. Never a person's words.</param>
internal sealed record JobWrite(
    long Id,
    long Fence,
    string Account,
    JobId Job,
    string Kind,
    Person Person,
    string ConversationId,
    string? Fingerprint,
    string Reference,
    WriteState State,
    string? Result,
    string? Evidence,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt)
{
    /// <summary>The message or click that asked for it.</summary>
    public InboundActivityKey? Delivery { get; init; }

    /// <summary>What was typed into the form: kept while nobody knows how the write ended, and no longer than a day.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>Whether a write could begin.</summary>
/// <param name="Action">The write that has begun, or the one that is running already.</param>
internal sealed record JobWriteStart(bool IsMine, JobWrite Action);

/// <summary>How often writes ended in one way, and when one last did.</summary>
internal sealed record Endings(int Count, DateTimeOffset? Last);
