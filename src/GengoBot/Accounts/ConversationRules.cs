using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Accounts;

/// <summary>A role granted to a person in a conversation.</summary>
/// <param name="Account">The account of the grant; empty means any account of the conversation.</param>
internal sealed record GrantedRole(Role Role, string Account)
{
    public bool HoldsFor(string account) => Account.Length == 0 || Account == account;
}

/// <summary>The accounts and grants of one conversation, as far as they concern one person.</summary>
/// <param name="Accounts">The chosen accounts, the default one first; empty if none was chosen.</param>
internal sealed record ConversationRules(IReadOnlyList<string> Accounts, IReadOnlyList<GrantedRole> Granted)
{
    public static ConversationRules None { get; } = new([], []);

    /// <summary>The scope of a grant: a chat, or a team with all its channels. Not every activity of a channel names its team.</summary>
    public const string Scope = "COALESCE(@Team, (SELECT team_id FROM conversation WHERE id = @Place), @Place)";

    /// <summary>Reads both in one query. Nothing is cached between turns: a role that is revoked on one replica is gone on all.</summary>
    public static Task<ConversationRules> ReadAsync(
        BotDb db, Conversation conversation, Person person, CancellationToken cancellationToken) => db.ReadAsync(
        async session =>
        {
            var rows = await session.ListAsync<Row>(
                $"""
                SELECT account, '' AS role, rank FROM conversation_account WHERE conversation_id = @Place
                UNION ALL SELECT account, role, 0 AS rank FROM role_grant WHERE scope_id = {Scope} AND aad_id = @AadId
                ORDER BY rank
                """,
                new { Team = conversation.TeamId, Place = conversation.Place.Id, AadId = KeyOf(person) });
            return new ConversationRules(
                [.. rows.Where(static row => row.Role.Length == 0).Select(static row => row.Account)],
                [.. rows.Where(static row => row.Role.Length > 0)
                    .Select(static row => new GrantedRole(Enum.Parse<Role>(row.Role), row.Account))]);
        },
        cancellationToken);

    /// <summary>The person's id in Entra, whose ids ignore case. A person without one is nobody: no grant has an empty id.</summary>
    public static string KeyOf(Person person) => person.AadObjectId?.ToLowerInvariant() ?? "";

    private sealed class Row
    {
        public string Account { get; init; } = "";

        public string Role { get; init; } = "";

        public long Rank { get; init; }
    }
}
