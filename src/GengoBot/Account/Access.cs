using GengoBot.Bot;
using GengoBot.Demo;
using Microsoft.Extensions.Options;

namespace GengoBot.Account;

/// <summary>
/// Says what a person may do, for what is typed and what is clicked alike. Settings are read anew at each question, so a role that is taken
/// away is gone at once.
/// </summary>
internal sealed class Access(IOptionsMonitor<AccessOptions> settings, IOptionsMonitor<GengoAccountsOptions> accounts, IOptions<DemoOptions> demo)
{
    private const string Everybody = "*";

    /// <summary>The highest role that the settings give, everywhere or for this account. In the demo, with no list written, everyone may do everything.</summary>
    public Role RoleOf(Person person, GengoAccount account)
    {
        var everywhere = settings.CurrentValue;
        var here = accounts.CurrentValue.Accounts.TryGetValue(account.Name, out var options) ? options.Access : new AccessOptions();

        if (demo.Value.Enabled && everywhere.IsEmpty && here.IsEmpty)
        {
            return Role.Admin;
        }

        var one = RoleIn(everywhere, person);
        var other = RoleIn(here, person);
        return one > other ? one : other;
    }

    private static Role RoleIn(AccessOptions lists, Person person) =>
        Holds(lists.Admins, person) ? Role.Admin
        : Holds(lists.Managers, person) ? Role.Manager
        : Holds(lists.Reviewers, person) ? Role.Reviewer
        : Holds(lists.Commenters, person) ? Role.Commenter
        : Holds(lists.Viewers, person) ? Role.Viewer
        : Role.None;

    private static bool Holds(string[] list, Person person)
    {
        foreach (var entry in list)
        {
            if (entry == Everybody || (person.AadObjectId is { Length: > 0 } id && string.Equals(entry, id, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
