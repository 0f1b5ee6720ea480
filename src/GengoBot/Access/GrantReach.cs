using GengoBot.Accounts;
using GengoBot.Commands;

namespace GengoBot.Access;

/// <summary>The accounts that an admin's grants cover: nobody grants, or takes back, more than they have.</summary>
internal static class GrantReach
{
    /// <returns>An account, or empty for every account that the conversation uses.</returns>
    public static string Of(Turn turn, RolePolicy access) =>
        access.FromSettings(turn.Person, turn.Account.Name, turn.OwnsTeam) is { Role: Role.Admin, Account: null }
            || turn.Granted.Any(static grant => grant is { Role: Role.Admin, Account.Length: 0 })
            ? ""
            : turn.Account.Name;
}
