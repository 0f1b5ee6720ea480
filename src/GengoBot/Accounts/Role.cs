namespace GengoBot.Accounts;

/// <summary>What a person may do. Each role includes the ones before it.</summary>
internal enum Role
{
    None,

    /// <summary>Reads jobs, revisions, differences, comments.</summary>
    Viewer,

    /// <summary>Also writes to the translator.</summary>
    Commenter,

    /// <summary>Also approves and sends back.</summary>
    Reviewer,

    /// <summary>Also rejects and cancels.</summary>
    Manager,

    /// <summary>Also decides who may do what.</summary>
    Admin,
}
