using Gengo;

namespace GengoBot.Polling;

/// <summary>A job and its comments as a poll read them.</summary>
/// <param name="Revisions">Null where they cannot be others than before.</param>
internal sealed record JobSnapshot(Job Job, IReadOnlyList<KnownComment> Thread, IReadOnlyList<Revision>? Revisions, DateTimeOffset BeganAt)
{
    public static JobSnapshot Gone(JobId job, DateTimeOffset at) =>
        new(new Job { Id = job, Status = JobState.Deleted, SourceLanguage = "", TargetLanguage = "" }, [], null, at);
}
