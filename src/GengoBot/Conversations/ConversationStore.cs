using GengoBot.Storage;

namespace GengoBot.Conversations;

/// <summary>The conversations that may have to be written to later, without anybody having spoken there just now.</summary>
internal sealed class ConversationStore(BotDb db)
{
    /// <summary>Teams serves a tenant at very few.</summary>
    private const int MaxOfTenant = 5;

    public Task RememberAsync(Conversation conversation, CancellationToken cancellationToken) =>
        db.WriteAsync(session => RememberAsync(session, conversation), cancellationToken);

    public Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken) =>
        db.ReadAsync(session => FindAsync(session, id), cancellationToken);

    /// <summary>The service addresses at which Teams may serve a place: its own, the one before, and those of its tenant.</summary>
    public Task<IReadOnlyList<string>> AddressesAsync(string place, CancellationToken cancellationToken) => db.ReadAsync(
        session => session.ListAsync<string>(
            """
            SELECT service_url FROM conversation WHERE id = @place
            UNION ALL SELECT service_url_before FROM conversation WHERE id = @place AND service_url_before IS NOT NULL
            UNION ALL SELECT service_url FROM (SELECT service_url, COUNT(*) AS number FROM conversation
                WHERE tenant_id = (SELECT tenant_id FROM conversation WHERE id = @place) GROUP BY service_url
                ORDER BY number DESC LIMIT @MaxOfTenant) AS tenant
            """,
            new { place, MaxOfTenant }),
        cancellationToken);

    public Task MoveAsync(string place, string serviceUrl, CancellationToken cancellationToken) =>
        db.WriteAsync(session => MoveAsync(session, place, serviceUrl), cancellationToken);

    /// <summary>The same as a part of a larger piece of work.</summary>
    public static Task<int> RememberAsync(DbSession session, Conversation conversation) => session.ExecuteAsync(
        """
        INSERT INTO conversation (id, kind, service_url, channel_id, tenant_id, bot_id, team_id)
            VALUES (@Id, @Kind, @ServiceUrl, @ChannelId, @TenantId, @BotId, @TeamId)
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, service_url = excluded.service_url, channel_id = excluded.channel_id,
            tenant_id = excluded.tenant_id, bot_id = excluded.bot_id,
            service_url_before = CASE WHEN conversation.service_url <> excluded.service_url THEN conversation.service_url
                ELSE conversation.service_url_before END,
            team_id = COALESCE(excluded.team_id, conversation.team_id)
        WHERE conversation.kind <> excluded.kind OR conversation.service_url <> excluded.service_url
            OR conversation.channel_id <> excluded.channel_id
           OR conversation.tenant_id IS DISTINCT FROM excluded.tenant_id OR conversation.bot_id <> excluded.bot_id
           OR conversation.team_id IS DISTINCT FROM COALESCE(excluded.team_id, conversation.team_id)
        """,
        new
        {
            conversation.Id,
            Kind = conversation.Kind.ToString(),
            conversation.ServiceUrl,
            conversation.ChannelId,
            conversation.TenantId,
            conversation.BotId,
            conversation.TeamId,
        });

    public static async Task<Conversation?> FindAsync(DbSession session, string id) =>
        (await session.FirstAsync<Row>("SELECT id, kind, service_url, channel_id, tenant_id, bot_id, team_id FROM conversation WHERE id "
            + "= @id", new { id }))?.ToConversation();

    public static Task<int> MuteAsync(DbSession session, string place, DateTimeOffset until) =>
        session.ExecuteAsync(
            "UPDATE conversation SET muted_until = @Until WHERE id = @place", new { place, Until = until.ToUnixTimeMilliseconds() });

    /// <returns>1 if the place was muted, else 0.</returns>
    public static Task<int> UnmuteAsync(DbSession session, string place, long now) =>
        session.ExecuteAsync("UPDATE conversation SET muted_until = NULL WHERE id = @place AND muted_until > @now", new { place, now });

    public static async Task<DateTimeOffset?> MutedUntilAsync(DbSession session, string place, long now) =>
        await session.FirstAsync<long>(
            "SELECT muted_until FROM conversation WHERE id = @place AND muted_until > @now", new { place, now }) is > 0 and var until
            ? DateTimeOffset.FromUnixTimeMilliseconds(until)
            : null;

    /// <summary>Marks a place that the bot cannot write to. The first reason stays.</summary>
    /// <returns>False if the place is not known.</returns>
    public static async Task<bool> MarkGoneAsync(DbSession session, string place, string reason, long now) =>
        await session.ExecuteAsync(
            "UPDATE conversation SET gone_at = COALESCE(gone_at, @now), gone_reason = COALESCE(gone_reason, @reason) WHERE id = @place",
            new { place, reason, now }) == 1;

    /// <returns>False if the place was not gone.</returns>
    public static async Task<bool> MarkBackAsync(DbSession session, string place) =>
        await session.ExecuteAsync(
            "UPDATE conversation SET gone_at = NULL, gone_reason = NULL WHERE id = @place AND gone_at IS NOT NULL", new { place }) == 1;

    /// <returns>False if the bot has introduced itself there before.</returns>
    public static async Task<bool> MarkWelcomedAsync(DbSession session, string place, long now) =>
        await session.ExecuteAsync(
            "UPDATE conversation SET welcomed_at = @now WHERE id = @place AND welcomed_at IS NULL", new { place, now }) == 1;

    public static Task<int> ClearWelcomedAsync(DbSession session, string place) =>
        session.ExecuteAsync("UPDATE conversation SET welcomed_at = NULL WHERE id = @place", new { place });

    public static Task<int> MoveAsync(DbSession session, string place, string serviceUrl) =>
        session.ExecuteAsync(
            """
            UPDATE conversation SET service_url = @serviceUrl, service_url_before = service_url
            WHERE id = @place AND service_url <> @serviceUrl
            """,
            new { place, serviceUrl });

    /// <summary>The channels of a team. The team's first channel has the team's own id.</summary>
    public static async Task<IReadOnlyList<string>> OfTeamAsync(DbSession session, string team) =>
        [.. (await session.ListAsync<string>("SELECT id FROM conversation WHERE team_id = @team OR id = @team ORDER BY id", new { team }))
            .Where(static id => id == Conversation.PlaceOf(id))];

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string ServiceUrl { get; init; } = "";

        public string ChannelId { get; init; } = "";

        public string? TenantId { get; init; }

        public string BotId { get; init; } = "";

        public string? TeamId { get; init; }

        public Conversation ToConversation() => new(Id, Enum.Parse<ConversationKind>(Kind), ServiceUrl, ChannelId, TenantId, BotId)
        {
            TeamId = TeamId,
        };
    }
}
