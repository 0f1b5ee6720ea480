using Gengo;

namespace GengoBot.Writes;

/// <summary>The kinds of writes to a job, as they are kept in the database, and how a job shows that one took effect.</summary>
internal static class WriteKind
{
    public const string Approve = "approve";
    public const string Cancel = "cancel";
    public const string Comment = "comment";
    public const string Reject = "reject";
    public const string Revise = "revise";

    /// <summary>
    /// Read back after a lost answer or a crash: whether the job's status says that the write took effect. A comment leaves none: its thread tells.
    /// </summary>
    public static bool TookEffect(string kind, JobStatus status) => kind switch
    {
        Approve => status == JobStatus.Approved,
        Cancel => status == JobStatus.Canceled,
        Revise => status == JobStatus.Revising,

        // Requeued at once, the job may already wait for, or be with, the next translator.
        Reject => status == JobStatus.Rejected || status == JobStatus.Available || status == JobStatus.Pending || status == JobStatus.Canceled,
        _ => false,
    };
}
