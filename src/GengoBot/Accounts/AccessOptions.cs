namespace GengoBot.Accounts;

/// <summary>
/// The people of each role: lists of <c>aadObjectId</c>, <c>team-owners</c>, or <c>*</c> for everybody in the allowed tenants. An empty
/// list means nobody.
/// </summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";
    public const string Everybody = "*";
    public const string TeamOwners = "team-owners";

    public string[] Viewers { get; set; } = [];

    public string[] Commenters { get; set; } = [];

    public string[] Reviewers { get; set; } = [];

    public string[] Managers { get; set; } = [];

    public string[] Admins { get; set; } = [];

    public bool IsEmpty => Viewers.Length + Commenters.Length + Reviewers.Length + Managers.Length + Admins.Length == 0;

    public string[] Of(Role role) => role switch
    {
        Role.Viewer => Viewers,
        Role.Commenter => Commenters,
        Role.Reviewer => Reviewers,
        Role.Manager => Managers,
        Role.Admin => Admins,
        _ => [],
    };
}
