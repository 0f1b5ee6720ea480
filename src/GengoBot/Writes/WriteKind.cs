using Gengo;

namespace GengoBot.Writes;

/// <summary>The kinds of writes to a job, as the database keeps them, and what each means for the job's status.</summary>
internal static class WriteKind
{
    public const string Approve = "approve";
    public const string Cancel = "cancel";
    public const string Comment = "comment";
    public const string Reject = "reject";
    public const string Revise = "revise";

    /// <summary>The one status in which Gengo accepts a decision.</summary>
    public static JobStatus RequiredStatus(string kind) => kind == Cancel ? JobStatus.Available : JobStatus.Reviewable;

    /// <summary>The status that a decision leads to, unless Gengo says otherwise.</summary>
    public static JobStatus ResultingStatus(string kind) => kind switch
    {
        Approve => JobStatus.Approved,
        Cancel => JobStatus.Canceled,
        Revise => JobStatus.Revising,
        Reject => JobStatus.Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only a decision changes a job's status."),
    };

    /// <summary>
    /// Whether a decision leads to that status for certain and changes nothing else: then the job need not be read again.
    /// </summary>
    public static bool ChangesOnlyStatus(string kind) => kind is Approve or Cancel;

    /// <summary>
    /// Whether a job's status, read after a lost answer or a crash, shows that the write took effect. A comment does not change it: its
    /// thread tells.
    /// </summary>
    public static bool TookEffect(string kind, JobStatus status) => kind switch
    {
        Approve => status == JobStatus.Approved,
        Cancel => status == JobStatus.Canceled,
        Revise => status == JobStatus.Revising,

        // Requeued at once, the job may already wait for the next translator, or be with them.
        Reject =>
            status == JobStatus.Rejected || status == JobStatus.Available || status == JobStatus.Pending || status == JobStatus.Canceled,
        _ => false,
    };
}
