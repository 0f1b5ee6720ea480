namespace GengoBot.Accounts;

/// <summary>A role by settings, and the reason.</summary>
/// <param name="Account">The account, if the role is for one account only.</param>
internal sealed record SettingsRole(Role Role, RoleReason Reason, string? Account);

/// <summary>Why settings give a person a role.</summary>
internal enum RoleReason
{
    None,

    /// <summary>A demo without lists is open to everyone.</summary>
    Demo,

    /// <summary>A list says <c>*</c>.</summary>
    Everybody,

    /// <summary>A list says <c>team-owners</c>.</summary>
    TeamOwner,

    /// <summary>A list holds the person's id.</summary>
    Named,
}
