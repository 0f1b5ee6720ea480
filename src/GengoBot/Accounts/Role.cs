namespace GengoBot.Accounts;

/// <summary>What a person may do. Each role includes the ones before it.</summary>
internal enum Role
{
    None,

    /// <summary>May read jobs, revisions, differences and comments.</summary>
    Viewer,

    /// <summary>May also write to the translator.</summary>
    Commenter,

    /// <summary>May also approve jobs and send them back.</summary>
    Reviewer,

    /// <summary>May also reject and cancel jobs.</summary>
    Manager,

    /// <summary>May also decide who may do what.</summary>
    Admin,
}
