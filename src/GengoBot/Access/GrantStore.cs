using System.Data.Common;
using GengoBot.Accounts;
using GengoBot.Commands;
using GengoBot.Conversations;
using GengoBot.Storage;
using GengoBot.Writes;

namespace GengoBot.Access;

/// <summary>A grant as it is listed: who got which role from whom, and when. Names are those of that time, and untrusted text.</summary>
internal sealed record Granted(string AadId, string Name, Role Role, string By, DateTimeOffset At);

/// <summary>What became of a grant that was to be taken back.</summary>
/// <param name="Any">Whether there was one that this admin may take back.</param>
/// <param name="Remains">Whether there still is one, for every account of the conversation.</param>
internal sealed record Revoked(bool Any, bool Remains);

/// <summary>Keeps the roles granted in conversations. Each change adds an audit row in the same transaction.</summary>
internal sealed class GrantStore(BotDb db, TimeProvider time)
{
    private const string OfHere = $"scope_id = {ConversationRules.Scope} AND account IN ('', @Account)";

    /// <summary>The grants that hold for the conversation's account, the highest roles first.</summary>
    public Task<IReadOnlyList<Granted>> ListAsync(Turn turn, CancellationToken cancellationToken) => db.ReadAsync<IReadOnlyList<Granted>>(
        async session =>
        {
            var rows = await session.ListAsync<Row>(
                $"SELECT aad_id, name, role, granted_by_name, granted_at FROM role_grant WHERE {OfHere} ORDER BY granted_at, aad_id",
                new { Team = turn.Conversation.TeamId, Place = turn.Conversation.Place.Id, Account = turn.Spoken?.Name ?? "" });
            return [.. rows.Select(static row => row.ToGranted()).OrderByDescending(static granted => granted.Role)];
        },
        cancellationToken);

    /// <summary>
    /// The people with a grant of this role or a higher one. Empty if the database does not answer: they only complete a sentence that is
    /// sent anyway.
    /// </summary>
    public async Task<IReadOnlyList<string>> NamesOfAsync(Role role, Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return [
                .. (await ListAsync(turn, cancellationToken))
                .Where(granted => granted.Role >= role)
                .DistinctBy(static granted => granted.AadId)
                .Select(static granted => granted.Name)];
        }
        catch (DbException)
        {
            return [];
        }
    }

    /// <param name="account">The account that it is for; empty is every account that the conversation uses.</param>
    /// <returns>Those who did not have it before.</returns>
    public Task<IReadOnlyList<Person>> GrantAsync(
        Role role, IReadOnlyList<Person> people, string account, Turn turn,
        CancellationToken cancellationToken) => db.WriteAsync<IReadOnlyList<Person>>(
        async session =>
        {
            // The channel's row holds its team, by which the grant is found from all channels of the team.
            await ConversationStore.RememberAsync(session, turn.Conversation.Place);
            var granted = new List<Person>();
            foreach (var person in people)
            {
                var values = new
                {
                    Team = turn.Conversation.TeamId,
                    Place = turn.Conversation.Place.Id,
                    AadId = ConversationRules.KeyOf(person),
                    Role = role.ToString(),
                    account,
                    person.Name,
                    ById = turn.Person.Id,
                    ByAadId = turn.Person.AadObjectId,
                    ByName = turn.Person.Name,
                    Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
                };
                var isNew = await session.ExecuteAsync(
                    $"""
                    INSERT INTO role_grant (scope_id, aad_id, role, account, name, granted_by_id, granted_by_aad_id, granted_by_name,
                        granted_at)
                    VALUES ({ConversationRules.Scope}, @AadId, @Role, @account, @Name, @ById, @ByAadId, @ByName, @Now)
                    ON CONFLICT (scope_id, aad_id, role, account) DO NOTHING
                    """,
                    values) == 1;
                if (isNew)
                {
                    granted.Add(person);
                    await AuditStore.AddAsync(session, turn.Change($"{Verbs.Grant} {role}", values.AadId), values.Now);
                }
            }

            return granted;
        },
        cancellationToken);

    /// <param name="reach">As far as it reaches, like a grant's account: nobody takes back more than they could give.</param>
    public Task<Revoked> RevokeAsync(Role role, string aadId, string reach, Turn turn, CancellationToken cancellationToken) =>
        db.WriteAsync(
        async session =>
        {
            var values = new
            {
                Team = turn.Conversation.TeamId,
                Place = turn.Conversation.Place.Id,
                Account = turn.Account.Name,
                aadId,
                Role = role.ToString(),
                reach,
            };
            const string Those = $"{OfHere} AND aad_id = @aadId AND role = @Role";
            var count = await session.ExecuteAsync($"DELETE FROM role_grant WHERE {Those} AND (@reach = '' OR account = @reach)", values);
            if (count > 0)
            {
                await AuditStore.AddAsync(
                    session, turn.Change($"{Verbs.Revoke} {role}", aadId), time.GetUtcNow().ToUnixTimeMilliseconds());
            }

            var remain = await session.FirstAsync<long>($"SELECT COUNT(*) FROM role_grant WHERE {Those}", values);
            return new Revoked(count > 0, remain > 0);
        },
        cancellationToken);

    private sealed class Row
    {
        public string AadId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string GrantedByName { get; init; } = "";

        public long GrantedAt { get; init; }

        public Granted ToGranted() =>
            new(AadId, Name, Enum.Parse<Role>(Role), GrantedByName, DateTimeOffset.FromUnixTimeMilliseconds(GrantedAt));
    }
}
