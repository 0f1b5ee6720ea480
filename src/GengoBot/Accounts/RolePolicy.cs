using GengoBot.Conversations;
using GengoBot.Hosting;
using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>
/// Decides what a person may do, the same for typed, clicked, refreshed and notified. Settings are read each time, so a revoked role is
/// gone at once.
/// </summary>
internal sealed class RolePolicy(
    IOptionsMonitor<AccessOptions> settings, IOptionsMonitor<GengoAccountsOptions> accounts, IOptions<DemoOptions> demo)
{
    private static readonly Role[] HighestFirst = [Role.Admin, Role.Manager, Role.Reviewer, Role.Commenter, Role.Viewer];

    /// <summary>Whether a list that counts for these accounts names a team's owners. Only then Teams is asked who they are.</summary>
    public bool NamesOwners(IEnumerable<string> ofAccounts) =>
        ofAccounts.Select(ListsOf)
            .Prepend(settings.CurrentValue)
            .Any(static lists => HighestFirst.Any(role => lists.Of(role).Contains(AccessOptions.TeamOwners)));

    /// <summary>The highest role by settings and grants.</summary>
    public Role RoleOf(Person person, string account, IEnumerable<GrantedRole> granted, bool ownsTeam)
    {
        var role = FromSettings(person, account, ownsTeam).Role;
        foreach (var grant in granted)
        {
            role = grant.HoldsFor(account) && grant.Role > role ? grant.Role : role;
        }

        return role;
    }

    /// <summary>The highest role by settings, everywhere or for this account. In a demo without lists everyone may do everything.</summary>
    public SettingsRole FromSettings(Person person, string account, bool ownsTeam)
    {
        var here = ListsOf(account);
        if (demo.Value.Enabled && settings.CurrentValue.IsEmpty && here.IsEmpty)
        {
            return new SettingsRole(Role.Admin, RoleReason.Demo, account);
        }

        var everywhere = RoleIn(settings.CurrentValue, person, ownsTeam, null);
        var one = RoleIn(here, person, ownsTeam, account);
        return one.Role > everywhere.Role ? one : everywhere;
    }

    /// <summary>The people who have a role by settings, everywhere and for this account.</summary>
    public IEnumerable<(Role Role, bool Everybody, bool Owners, int People)> Lists(string account)
    {
        foreach (var role in HighestFirst)
        {
            var all = settings.CurrentValue.Of(role)
                .Concat(ListsOf(account).Of(role))
                .Where(static entry => entry.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            if (all.Count > 0)
            {
                var (everybody, owners) = (all.Contains(AccessOptions.Everybody), all.Contains(AccessOptions.TeamOwners));
                yield return (role, everybody, owners, all.Count - (everybody ? 1 : 0) - (owners ? 1 : 0));
            }
        }
    }

    private AccessOptions ListsOf(string account) =>
        accounts.CurrentValue.Accounts.TryGetValue(account, out var options) ? options.Access : new AccessOptions();

    private static SettingsRole RoleIn(AccessOptions lists, Person person, bool ownsTeam, string? account)
    {
        foreach (var role in HighestFirst)
        {
            if (ReasonIn(lists.Of(role), person, ownsTeam) is var reason and not RoleReason.None)
            {
                return new SettingsRole(role, reason, account);
            }
        }

        return new SettingsRole(Role.None, RoleReason.None, null);
    }

    private static RoleReason ReasonIn(string[] list, Person person, bool ownsTeam)
    {
        var reason = RoleReason.None;
        foreach (var entry in list)
        {
            if (person.AadObjectId is { Length: > 0 } id && string.Equals(entry, id, StringComparison.OrdinalIgnoreCase))
            {
                return RoleReason.Named;
            }

            reason = entry == AccessOptions.Everybody ? RoleReason.Everybody : entry == AccessOptions.TeamOwners && ownsTeam
                ? RoleReason.TeamOwner : reason;
        }

        return reason;
    }
}
