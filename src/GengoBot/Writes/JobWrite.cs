using Gengo;
using GengoBot.Conversations;

namespace GengoBot.Writes;

/// <summary>A write to a job, as it was begun.</summary>
/// <param name="Kind">The verb.</param>
/// <param name="Fingerprint">Of the translation that the person saw.</param>
internal sealed record NewJobWrite(string Account, JobId Job, string Kind, Person Person, Conversation Conversation, string? Fingerprint, string Reference)
{
    /// <summary>What asked for it, where that may be delivered twice.</summary>
    public InboundActivityKey? Delivery { get; init; }

    /// <summary>The same once it runs.</summary>
    public JobWrite Begun(long id, DateTimeOffset at) => new(
        id, Fence: 1, Account, Job, Kind, Person, Conversation.Id, Fingerprint, Reference, WriteState.Running, Result: null, Evidence: null, at, EndedAt: null);
}

/// <summary>A write to a job: whose, from where, and how far it is.</summary>
/// <param name="Fence">Rises with each take-over; who holds an older one has lost the job.</param>
/// <param name="ConversationId">To be found in <see cref="ConversationStore"/>.</param>
/// <param name="Result">How it ended, one of <see cref="WriteResult"/>. Never a person's words.</param>
/// <param name="Evidence">By what to tell, after a crash, whether it took effect. Never a person's words.</param>
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
    DateTimeOffset? EndedAt);

/// <summary>The answer to a wish to begin.</summary>
/// <param name="Action">The one begun, or the one that somebody else is at.</param>
internal sealed record JobWriteStart(bool IsMine, JobWrite Action);

/// <summary>How often something ended in one way, and when last.</summary>
internal sealed record Endings(int Count, DateTimeOffset? Last);
