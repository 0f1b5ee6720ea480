using GengoBot.Conversations;

namespace GengoBot.Outbox;

/// <summary>A conversation with pending messages, taken for one delivery run.</summary>
/// <param name="Fence">Rises each time it is taken: whoever finds another one in the row has lost the queue.</param>
/// <param name="Version">Rises with each entry and each wake: another one at the end says that there is more to do.</param>
internal sealed record ConversationQueue(Conversation Place, long Fence, long Version, long Tat)
{
    public IReadOnlyList<OutboxMessage> Messages { get; init; } = [];

    /// <summary>The Entra id of the person whose chat it is; null in a shared conversation.</summary>
    public string? ListenerAadId { get; init; }

    /// <summary>Whether more is pending than was read.</summary>
    public bool HasMore { get; init; }

    /// <summary>Nothing is sent here before then.</summary>
    public long? MutedUntil { get; init; }

    /// <summary>When the first of what is not tried now is to be tried: a watch is unmuted, or new posts are.</summary>
    public long? HeldUntil { get; private set; }

    /// <summary>Since when Teams takes nothing here; null where it took the last message.</summary>
    public long? RefusedSince { get; private set; }

    /// <summary>Since when it says nothing but what nobody can tell the meaning of.</summary>
    public long? UnclearSince { get; private set; }

    /// <summary>Since when it takes no new posts here, but may take replies.</summary>
    public long? RepliesOnlySince { get; set; }

    public bool IsGone { get; init; }

    /// <summary>As it was when the queue was taken.</summary>
    public void IsRefused(long? since, long? unclearSince) => (RefusedSince, UnclearSince) = (since, unclearSince);

    /// <summary>Teams has taken a message.</summary>
    public void IsTaken() => IsRefused(null, null);

    /// <summary>Something here is not tried before then.</summary>
    public void HoldsUntil(long? at) => HeldUntil = at is null || HeldUntil < at ? HeldUntil : at;
}
