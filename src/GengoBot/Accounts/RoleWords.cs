namespace GengoBot.Accounts;

/// <summary>Words roles, and reads them as people type them.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Viewer => Strings.RoleViewer,
        Role.Commenter => Strings.RoleCommenter,
        Role.Reviewer => Strings.RoleReviewer,
        Role.Manager => Strings.RoleManager,
        Role.Admin => Strings.RoleAdmin,
        _ => Strings.RoleNone,
    };

    /// <summary>Reads a role, in English or in the reader's language.</summary>
    /// <returns><see cref="Role.None"/> if the word is no role.</returns>
    public static Role Read(string word) => Enum.GetValues<Role>().FirstOrDefault(role => role != Role.None
        && (
            string.Equals(word, role.ToString(), StringComparison.OrdinalIgnoreCase)
                || string.Equals(word, Of(role), StringComparison.OrdinalIgnoreCase)));
}
