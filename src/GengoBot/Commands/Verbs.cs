using GengoBot.Writes;

namespace GengoBot.Commands;

/// <summary>The verbs of the vocabulary, as people type them and buttons carry them.</summary>
internal static class Verbs
{
    /// <summary>
    /// Prefixes a decision's verb on the button that opens its form. The verb alone is the form's own button, which acts.
    /// </summary>
    public const string Ask = "ask-";

    public const string Access = "access";
    public const string Accounts = "accounts";
    public const string Approve = WriteKind.Approve;
    public const string Audit = "audit";
    public const string Cancel = WriteKind.Cancel;
    public const string Comment = WriteKind.Comment;
    public const string Comments = "comments";
    public const string Diff = "diff";
    public const string Feedback = "feedback";
    public const string Grant = "grant";
    public const string Help = "help";
    public const string Inbox = "inbox";
    public const string Job = "job";
    public const string Mute = "mute";
    public const string Note = "note";
    public const string Read = "read";
    public const string Reject = WriteKind.Reject;
    public const string Resume = "resume";
    public const string Revise = WriteKind.Revise;
    public const string Revision = "revision";
    public const string Revisions = "revisions";
    public const string Revoke = "revoke";
    public const string Status = "status";
    public const string Unmute = "unmute";
    public const string Unwatch = "unwatch";
    public const string Use = "use";
    public const string Watch = "watch";
    public const string Watching = "watching";
    public const string Why = "why";
}
