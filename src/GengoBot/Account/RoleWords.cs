namespace GengoBot.Account;

/// <summary>Roles in words.</summary>
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
}
