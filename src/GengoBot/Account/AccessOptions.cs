namespace GengoBot.Account;

/// <summary>Who may do what everywhere: lists of <c>aadObjectId</c>, or <c>*</c> for everybody of the allowed tenants. An empty list is nobody.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    public string[] Viewers { get; set; } = [];

    public string[] Commenters { get; set; } = [];

    public string[] Reviewers { get; set; } = [];

    public string[] Managers { get; set; } = [];

    public string[] Admins { get; set; } = [];

    public bool IsEmpty => Viewers.Length + Commenters.Length + Reviewers.Length + Managers.Length + Admins.Length == 0;
}
