namespace GengoBot.Accounts;

/// <summary>A role that settings give, and why.</summary>
/// <param name="Account">Where it holds for one account only, that account.</param>
internal sealed record SettingsRole(Role Role, RoleReason Reason, string? Account);

/// <summary>Why settings give a role.</summary>
internal enum RoleReason
{
    None,

    /// <summary>A demo without lists is open.</summary>
    Demo,

    /// <summary>A list says <c>*</c>.</summary>
    Everybody,

    /// <summary>A list says <c>team-owners</c>.</summary>
    TeamOwner,

    /// <summary>A list holds the person's id.</summary>
    Named,
}
