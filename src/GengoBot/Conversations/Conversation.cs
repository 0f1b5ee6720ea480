namespace GengoBot.Conversations;

/// <summary>The kinds of conversation in Teams.</summary>
internal enum ConversationKind
{
    Personal,
    Group,
    Channel,
}

/// <summary>A chat or channel thread, and all that is needed to post to it.</summary>
/// <param name="Id">The id; in a channel it includes the thread: <c>19:…@thread.tacv2;messageid=…</c>.</param>
internal sealed record Conversation(string Id, ConversationKind Kind, string ServiceUrl, string ChannelId, string? TenantId, string BotId)
{
    /// <summary>The team that a channel belongs to, where it is known.</summary>
    public string? TeamId { get; init; }

    private const string ThreadMark = ";messageid=";

    /// <summary>Whether several people read here. Forms, captchas and private words are then not shown.</summary>
    public bool IsShared => Kind != ConversationKind.Personal;

    /// <summary>The chat or channel without the thread. Watches, limits and order of notifications belong to it as a whole.</summary>
    public Conversation Place => this with { Id = PlaceOf(Id) };

    public static string PlaceOf(string id) => id.Split(ThreadMark)[0];

    /// <summary>The thread of a channel that a message began.</summary>
    public Conversation Thread(string message) => this with { Id = PlaceOf(Id) + ThreadMark + message };
}
