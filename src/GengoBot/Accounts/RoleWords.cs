namespace GengoBot.Accounts;

/// <summary>Roles in words, and as they are typed.</summary>
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

    /// <summary>As it is typed, in every language; and in the reader's own.</summary>
    /// <returns>None where the word is no role.</returns>
    public static Role Read(string word) => Enum.GetValues<Role>().FirstOrDefault(role => role != Role.None
        && (string.Equals(word, role.ToString(), StringComparison.OrdinalIgnoreCase) || string.Equals(word, Of(role), StringComparison.OrdinalIgnoreCase)));
}
