namespace GengoBot.Bot;

/// <summary>Where in Teams something is said.</summary>
internal enum ConversationKind
{
    Personal,
    Group,
    Channel,
}

/// <summary>A chat or channel thread, and all that is needed to post to it.</summary>
/// <param name="Id">In a channel it holds the thread: <c>19:…@thread.tacv2;messageid=…</c>.</param>
internal sealed record Conversation(string Id, ConversationKind Kind, string ServiceUrl, string ChannelId, string? TenantId, string BotId)
{
    /// <summary>Whether others read along: then no form, no captcha and no private word is shown here.</summary>
    public bool IsShared => Kind != ConversationKind.Personal;
}
