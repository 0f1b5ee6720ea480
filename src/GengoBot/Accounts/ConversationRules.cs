using GengoBot.Conversations;
using GengoBot.Storage;

namespace GengoBot.Accounts;

/// <summary>A role that somebody was granted in a conversation.</summary>
/// <param name="Account">The account that it is for; empty is whichever the conversation speaks for.</param>
internal sealed record GrantedRole(Role Role, string Account)
{
    public bool HoldsFor(string account) => Account.Length == 0 || Account == account;
}

/// <summary>What was decided for one conversation, as far as it concerns one person.</summary>
/// <param name="Accounts">Those that the conversation speaks for, the one that is meant where none is named first; empty where nobody has chosen.</param>
internal sealed record ConversationRules(IReadOnlyList<string> Accounts, IReadOnlyList<GrantedRole> Granted)
{
    public static ConversationRules None { get; } = new([], []);

    /// <summary>Grants hold in a chat, or in a team with all its channels. Not each activity of a channel names its team.</summary>
    public const string Scope = "COALESCE(@Team, (SELECT team_id FROM conversation WHERE id = @Place), @Place)";

    /// <summary>One read for both, by the keys. Nothing is remembered between turns: a role that is taken away on one replica is gone on all.</summary>
    public static Task<ConversationRules> ReadAsync(BotDb db, Conversation conversation, Person person, CancellationToken cancellationToken) => db.ReadAsync(
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
                [.. rows.Where(static row => row.Role.Length > 0).Select(static row => new GrantedRole(Enum.Parse<Role>(row.Role), row.Account))]);
        },
        cancellationToken);

    /// <summary>Entra's ids know no case. Who has none is nobody: no grant is kept under an empty id.</summary>
    public static string KeyOf(Person person) => person.AadObjectId?.ToLowerInvariant() ?? "";

    private sealed class Row
    {
        public string Account { get; init; } = "";

        public string Role { get; init; } = "";

        public long Rank { get; init; }
    }
}
