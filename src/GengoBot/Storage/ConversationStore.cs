using GengoBot.Bot;

namespace GengoBot.Storage;

/// <summary>The conversations that may have to be written to later, without anybody having spoken there just now.</summary>
internal sealed class ConversationStore(BotDb db)
{
    public Task RememberAsync(Conversation conversation, CancellationToken cancellationToken) =>
        db.WriteAsync(session => RememberAsync(session, conversation), cancellationToken);

    public Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken) =>
        db.ReadAsync(session => FindAsync(session, id), cancellationToken);

    /// <summary>The same as a part of a larger piece of work.</summary>
    public static Task<int> RememberAsync(DbSession session, Conversation conversation) => session.ExecuteAsync(
        """
        INSERT INTO conversation (id, kind, service_url, channel_id, tenant_id, bot_id, team_id) VALUES (@Id, @Kind, @ServiceUrl, @ChannelId, @TenantId, @BotId, @TeamId)
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, service_url = excluded.service_url, channel_id = excluded.channel_id, tenant_id = excluded.tenant_id, bot_id = excluded.bot_id,
            team_id = COALESCE(excluded.team_id, conversation.team_id)
        WHERE conversation.kind <> excluded.kind OR conversation.service_url <> excluded.service_url OR conversation.channel_id <> excluded.channel_id
           OR conversation.tenant_id IS DISTINCT FROM excluded.tenant_id OR conversation.bot_id <> excluded.bot_id
           OR conversation.team_id IS DISTINCT FROM COALESCE(excluded.team_id, conversation.team_id)
        """,
        new { conversation.Id, Kind = conversation.Kind.ToString(), conversation.ServiceUrl, conversation.ChannelId, conversation.TenantId, conversation.BotId, conversation.TeamId });

    public static async Task<Conversation?> FindAsync(DbSession session, string id) =>
        (await session.FirstAsync<Row>("SELECT id, kind, service_url, channel_id, tenant_id, bot_id, team_id FROM conversation WHERE id = @id", new { id }))?.ToConversation();

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string ServiceUrl { get; init; } = "";

        public string ChannelId { get; init; } = "";

        public string? TenantId { get; init; }

        public string BotId { get; init; } = "";

        public string? TeamId { get; init; }

        public Conversation ToConversation() => new(Id, Enum.Parse<ConversationKind>(Kind), ServiceUrl, ChannelId, TenantId, BotId) { TeamId = TeamId };
    }
}
